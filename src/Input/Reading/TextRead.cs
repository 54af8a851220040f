using System.Collections.Immutable;

namespace Plimsoll.Input.Reading;

/// <summary>A text as read, and what was wrong with it.</summary>
/// <param name="File">The text; null when it could not be read, is no text, or is too long.</param>
/// <param name="Problems">At most one of each kind.</param>
public sealed record TextRead(SourceFile? File, ImmutableArray<ReadProblem> Problems);
