using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>Something that was searched for secrets: a text, or a file of an image that streamed by.</summary>
/// <param name="Matches">What was found, by place.</param>
public abstract record SearchedContent(IReadOnlyList<SecretMatch> Matches)
{
    /// <summary>Where a match stands.</summary>
    public abstract Place PlaceOf(SecretMatch match);

    /// <summary>What is known of the place of a match besides: added to the facts that the match itself states.</summary>
    public virtual ImmutableArray<KeyValuePair<string, string>> FactsOf(SecretMatch match) => [];

    /// <summary>The severity that a match has at most because of where it stands; null: that of its family.</summary>
    public virtual DiagnosticSeverity? AtMost(SecretMatch match) => null;
}

/// <summary>A text that was searched for secrets.</summary>
/// <param name="File">The text.</param>
/// <param name="Matches">What was found, by place.</param>
public sealed record SearchedText(SourceFile File, IReadOnlyList<SecretMatch> Matches) : SearchedContent(Matches)
{
    /// <inheritdoc/>
    public override Place PlaceOf(SecretMatch match) => new FilePlace(File, SpanOf(match));

    /// <summary>The characters of a match.</summary>
    public TextSpan SpanOf(SecretMatch match) => new(match.Start, match.Length);

    /// <summary>The first match that lies in a span; null: none does.</summary>
    public TextSpan? MatchIn(TextSpan span)
    {
        var (low, high) = (0, Matches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Matches[middle].Start < span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < Matches.Count && Matches[low].End <= span.End ? SpanOf(Matches[low]) : null;
    }

    /// <summary>Searches a text.</summary>
    public static SearchedText Of(SourceFile file) => new(file, SecretSearch.InText(file.Text));
}

/// <summary>The rules over secrets, in id order: one per family.</summary>
public static class SecretRules
{
    /// <summary>The families in id order.</summary>
    public static ReadOnlySpan<SecretFamily> Families => SecretTables.Families;

    /// <summary>Every rule once.</summary>
    public static ImmutableArray<Rule> All { get; } = Build();

    /// <summary>The page of a family, rendered from its data; null when the id is none.</summary>
    public static string? PageOf(string id)
    {
        foreach (var family in Families)
        {
            if (family.Info.Id == id)
            {
                return SecretPage.Render(family);
            }
        }

        return null;
    }

    private static ImmutableArray<Rule> Build()
    {
        var rules = ImmutableArray.CreateBuilder<Rule>(Families.Length);
        for (var i = 0; i < Families.Length; i++)
        {
            rules.Add(new SecretRule(i));
        }

        return rules.MoveToImmutable();
    }
}

/// <summary>PLM5xxx: a secret of one family stands in a text.</summary>
/// <param name="family">The index of the family.</param>
internal sealed class SecretRule(int family) : Rule<SearchedContent>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = SecretTables.Families[family].Info;

    /// <inheritdoc/>
    public override Verdict Judge(SearchedContent content, Settings settings)
    {
        if (content.Matches.Count == 0)
        {
            return Pass;
        }

        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var match in content.Matches)
        {
            if (match.Family == family)
            {
                findings.Add(ToFinding(content, match));
            }
        }

        // What everybody has needs one line for a file, not one for each of the keys of a test suite.
        if (findings.Count > 1 && findings[0].LoweredTo == DiagnosticSeverity.Info && Info.Severity > DiagnosticSeverity.Info && content.AtMost(content.Matches[0]) is not null)
        {
            var more = string.Create(CultureInfo.InvariantCulture, $"and {findings.Count - 1} more in the file");
            return Fail(findings[0] with { Arguments = findings[0].Arguments.SetItem(2, $"{findings[0].Arguments[2]}, {more}") });
        }

        return FailIfAny(findings.ToImmutable());
    }

    private Finding ToFinding(SearchedContent content, SecretMatch match)
    {
        var stated = match.Facts.AddRange(content.FactsOf(match));
        var facts = new StringBuilder();
        foreach (var (name, value) in stated)
        {
            facts.Append(CultureInfo.InvariantCulture, $", {name} {value}");
        }

        return new Finding
        {
            Place = content.PlaceOf(match),
            Arguments = [match.Prefix, match.Length.ToString(CultureInfo.InvariantCulture), facts.ToString()],
            LoweredTo = content.AtMost(match) ?? (match.IsLowered ? Lowered(Info.Severity) : null),
            Secret = new TextSpan(match.Start, match.Length),
            Anchor = match.KeyName ?? "",
            Facts = stated,
        };
    }

    private static DiagnosticSeverity Lowered(DiagnosticSeverity severity) =>
        severity == DiagnosticSeverity.Error ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
}
