using System.Collections.Immutable;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>A secret that was found.</summary>
/// <param name="Family">The index of its family in <see cref="SecretRules.Families"/>.</param>
/// <param name="Start">Where its value starts: a byte, or a character where text was searched.</param>
/// <param name="Length">The length of its value in the same unit.</param>
public sealed record SecretMatch(int Family, int Start, int Length)
{
    /// <summary>Whether it is less than it looks: a key of a test mode, an encrypted key, a wrong checksum.</summary>
    public bool IsLowered { get; init; }

    /// <summary>The public start of the token, at most four characters; empty where there is none.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The name at its left, if there is one.</summary>
    public string? KeyName { get; init; }

    /// <summary>What it says of itself and everybody may know: account, issuer, expiry, host.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>Where it ends.</summary>
    public int End => Start + Length;
}
