using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Plimsoll.RuleData.Secrets;

/// <summary>A family of secrets as <c>rules/secrets/PLM5nnn.toml</c> declares it: one whole rule.</summary>
public sealed record DetectorFile
{
    /// <summary>PLM5nnn.</summary>
    public required string Id { get; init; }

    /// <summary>Its row in the catalogue, kebab case.</summary>
    public required string Name { get; init; }

    /// <summary>The thing found.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence; {0} is the public prefix, {1} the length, {2} public facts with a comma in front.</summary>
    public required string Message { get; init; }

    /// <summary>The highest severity.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>Whether a random text cannot pass: security-severity 9.5.</summary>
    public bool IsCritical { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>What to do.</summary>
    public required string Fix { get; init; }

    /// <summary>The peers' ids.</summary>
    public ImmutableArray<string> Equivalents { get; init; } = [];

    /// <summary>Looser kin.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>The version it came in.</summary>
    public required string Since { get; init; }

    /// <summary>A matcher in code, for what is no token; null when shapes say it all.</summary>
    public string? Matcher { get; init; }

    /// <summary>How its tokens look.</summary>
    public ImmutableArray<DetectorShape> Shapes { get; init; } = [];

    /// <summary>Texts in which it must find nothing.</summary>
    public ImmutableArray<string> Quiet { get; init; } = [];
}

/// <summary>How a token looks.</summary>
/// <param name="Pattern">As written.</param>
/// <param name="Parts">Taken apart.</param>
/// <param name="Check">The check that it must pass, by name; null when it has none.</param>
/// <param name="IsLowered">Whether a finding is lowered, as for keys of a test mode.</param>
/// <param name="KeepsFailed">Whether a token that fails the check is reported, lowered.</param>
public sealed record DetectorShape(string Pattern, ImmutableArray<ShapePart> Parts, string? Check, bool IsLowered, bool KeepsFailed);
