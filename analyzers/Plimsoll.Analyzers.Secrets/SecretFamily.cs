using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>A family of secrets: a rule whose logic is data.</summary>
/// <param name="info">Its declaration.</param>
/// <param name="fix">What to do about it.</param>
/// <param name="matcher">The matcher in code, if shapes do not say it all.</param>
/// <param name="patterns">How its tokens look, as written.</param>
/// <param name="quiet">Texts in which it must find nothing.</param>
public sealed class SecretFamily(RuleInfo info, string fix, SecretMatcher matcher, ImmutableArray<string> patterns, ImmutableArray<string> quiet)
{
    /// <summary>Its declaration.</summary>
    public RuleInfo Info { get; } = info;

    /// <summary>What to do about it.</summary>
    public string Fix { get; } = fix;

    /// <summary>How its tokens look, for its page.</summary>
    public ImmutableArray<string> Patterns { get; } = patterns;

    /// <summary>Texts in which it must find nothing.</summary>
    public ImmutableArray<string> Quiet { get; } = quiet;

    internal SecretMatcher Matcher { get; } = matcher;
}

/// <summary>Matchers in code, for secrets that are no tokens.</summary>
public enum SecretMatcher
{
    None,
    AwsSecret,
    PrivateKey,
    GoogleServiceAccount,
    AzureAnnotated,
    AzureStorage,
    UrlPassword,
    ConnectionString,
}

/// <summary>Checks in code that a token of the right shape must pass.</summary>
internal enum SecretCheck
{
    None,
    AwsAccessKeyId,
    Bech32,
    Crc32Base62,
    Crc32Hex,
    GitlabRoutable,
    Jwt,
}
