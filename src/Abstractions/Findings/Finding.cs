using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Abstractions.Findings;

/// <summary>What a rule found at one place. Its arguments are never a secret.</summary>
public sealed record Finding
{
    /// <summary>Where.</summary>
    public required Place Place { get; init; }

    /// <summary>What fills the places of the rule's message.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Other places that explain it.</summary>
    public ImmutableArray<RelatedPlace> Related { get; init; } = [];

    /// <summary>Where it was found, when it is shown where its cause is; null: at <see cref="Place"/>.</summary>
    public Place? FoundAt { get; init; }

    /// <summary>An edit that makes it go away.</summary>
    public Fix? Fix { get; init; }

    /// <summary>A severity below the rule's; a finding never raises it.</summary>
    public DiagnosticSeverity? LoweredTo { get; init; }

    /// <summary>The span of the secret value that it is about: findings of one value are folded into one.</summary>
    public TextSpan? Secret { get; init; }

    /// <summary>What identifies it besides rule and file when lines move, for example the key of a secret; by default the instruction's text.</summary>
    public string? Anchor { get; init; }

    /// <summary>Public facts for machines: kind, issuer, expiry, account number ... Never the secret.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>A finding at a node of a model.</summary>
    public static Finding At(ILocated at, params ReadOnlySpan<string> arguments) => new()
    {
        Place = new FilePlace(at.File, at.Span),
        Arguments = [.. arguments],
    };
}
