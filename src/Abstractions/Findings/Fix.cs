using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Plimsoll.Abstractions.Findings;

/// <summary>Whether a fix keeps what the file does.</summary>
public enum FixSafety
{
    /// <summary>Applied by <c>plimsoll fix</c>.</summary>
    Safe,

    /// <summary>Applied only with <c>--unsafe</c>: it may change what the file does.</summary>
    Unsafe,
}

/// <summary>An edit that makes a finding go away. It never invents a version, a limit or a user.</summary>
/// <param name="Title">What the edit does, in the imperative; no final period.</param>
/// <param name="Safety">Whether it keeps what the file does.</param>
/// <param name="Changes">Edits of the finding's own file, in order, not overlapping.</param>
public sealed record Fix(string Title, FixSafety Safety, ImmutableArray<TextChange> Changes);
