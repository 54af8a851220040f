using Plimsoll.Documents.Values;

namespace Plimsoll.Documents.Dockerfile.Expansion;

/// <summary>A word after the builder's expansion.</summary>
/// <param name="Text">The text; what is not known stands in it as <see cref="Hole"/>.</param>
/// <param name="WhyUnknown">Why a part of it is not known; null when all is.</param>
/// <param name="Error">What the builder would refuse; null when nothing.</param>
public sealed record Expansion(string Text, string? WhyUnknown, string? Error)
{
    /// <summary>Stands for a part that is not known. A noncharacter: it cannot be in a Dockerfile that makes sense.</summary>
    public const char Hole = '\uFFFF';

    /// <summary>The whole text if it is known.</summary>
    public Setting<string> Value => WhyUnknown is null ? new Known<string>(Text) : new Unknown<string>(WhyUnknown);
}

/// <summary>Where the builder looks variables up.</summary>
public interface IBuildVariables
{
    /// <summary>The value of a variable; null when nothing in reach sets it.</summary>
    Setting<string>? Get(string name);

    /// <summary>Why a variable that nothing sets is not known: a build argument without default, or what a base image may set.</summary>
    /// <returns>Null when it is known to be empty.</returns>
    string? WhyUnset(string name);
}
