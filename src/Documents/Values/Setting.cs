namespace Plimsoll.Documents.Values;

/// <summary>
/// What a document says of a setting. Never a plain null where a state with a reason exists: a value that is not known here
/// is <see cref="Unknown{T}"/>, and unknown is not guilty.
/// </summary>
/// <typeparam name="T">The value.</typeparam>
public abstract record Setting<T>;

/// <summary>The value is written, or follows from what is written.</summary>
public sealed record Known<T>(T Value) : Setting<T>;

/// <summary>Nothing is written, and the format defines what then holds.</summary>
public sealed record Default<T>(T Value) : Setting<T>;

/// <summary>It is switched off in so many words.</summary>
public sealed record Off<T> : Setting<T>;

/// <summary>Nothing is written, and the machine that runs it decides.</summary>
public sealed record HostDecides<T> : Setting<T>;

/// <summary>The value cannot be known from the documents at hand.</summary>
/// <param name="Why">A clause without a final period, for example <c>variable 'TAG' has no value here</c>.</param>
public sealed record Unknown<T>(string Why) : Setting<T>;
