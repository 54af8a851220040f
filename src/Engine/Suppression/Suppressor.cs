using System.Collections.Immutable;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Configuration;
using Plimsoll.Engine.Running;
using Plimsoll.Input;
using Suppressed = Plimsoll.Abstractions.Report.Suppression;

namespace Plimsoll.Engine.Suppression;

/// <summary>A finding that may be suppressed.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Also">Ids of rules whose finding was folded into it: ignoring any of them ignores it.</param>
/// <param name="Finding">What was found.</param>
public sealed record Suppressible(RuleInfo Rule, IReadOnlyCollection<string> Also, Finding Finding);

/// <summary>What the ignores of one input do.</summary>
/// <param name="Suppressions">For each finding, in their order, what suppresses it; null: it is open.</param>
/// <param name="Findings">PLM0010 and PLM0011: ignores that hit nothing or cannot be read, by place.</param>
/// <param name="FindingSuppressions">The same for these.</param>
public sealed record SuppressionResult(
    ImmutableArray<Suppressed?> Suppressions,
    ImmutableArray<Suppressible> Findings,
    ImmutableArray<Suppressed?> FindingSuppressions);

/// <summary>Applies the ignores of comments and configuration to the findings of one input.</summary>
public static class Suppressor
{
    /// <summary>A guess at a mistyped id compares it with all others; a file may hold any number of wrong ones.</summary>
    private const int MostSuggestions = 20;

    /// <summary>Tells which findings are suppressed, and which ignores are at fault.</summary>
    /// <param name="file">The input.</param>
    /// <param name="comments">Its comments.</param>
    /// <param name="findings">Its findings, in any order.</param>
    /// <param name="options">What else decides.</param>
    public static SuppressionResult Apply(
        SourceFile file,
        ImmutableArray<IgnorableComment> comments,
        IReadOnlyList<Suppressible> findings,
        SuppressionOptions options)
    {
        var faults = new List<Suppressible>();
        var ignores = options.NoInlineIgnores ? [] : Read(file, comments, options, faults);
        var index = new IgnoreIndex(ignores);
        var suppressions = Suppress(file.Path, findings, index, options);
        foreach (var ignore in ignores)
        {
            // What the tool says of itself is not a rule that ran here.
            if (ignore is { IsOwn: true, IsUsed: false } && !ignore.Key.StartsWith("PLM0", StringComparison.Ordinal) && options.Ran.Contains(ignore.Key))
            {
                faults.Add(Fault(file, ToolRules.UnusedIgnore, ignore.Comment, ignore.Key));
            }
        }

        faults.Sort(static (left, right) => left.Finding.Place.Offset.CompareTo(right.Finding.Place.Offset) is var order and not 0
            ? order
            : string.CompareOrdinal(left.Finding.Arguments[0], right.Finding.Arguments[0]));
        return new SuppressionResult(suppressions, [.. faults], Suppress(file.Path, faults, index, options));
    }

    private static List<Ignore> Read(
        SourceFile file, ImmutableArray<IgnorableComment> comments, SuppressionOptions options, List<Suppressible> faults)
    {
        var ignores = new List<Ignore>();
        foreach (var comment in comments)
        {
            var first = ignores.Count;
            if (OwnSyntax.Read(comment, ignores, options.Rules, faults.Count < MostSuggestions) is { } problem)
            {
                faults.Add(Fault(file, ToolRules.UnreadableIgnore, comment, problem));
            }

            PeerSyntax.Read(comment, ignores, options.AsOf);
            if (options.RequireReason && ignores.Count > first && ignores[first].Reason is null)
            {
                ignores.RemoveRange(first, ignores.Count - first);
                faults.Add(Fault(file, ToolRules.UnreadableIgnore, comment, "it gives no reason, and the configuration asks for one"));
            }
        }

        return ignores;
    }

    private static Suppressible Fault(SourceFile file, RuleInfo rule, IgnorableComment comment, string argument) =>
        new(rule, [], new Finding { Place = new FilePlace(file, comment.Span), Arguments = [argument] });

    private static ImmutableArray<Suppressed?> Suppress(
        string path, IReadOnlyList<Suppressible> findings, IgnoreIndex index, SuppressionOptions options)
    {
        var suppressions = ImmutableArray.CreateBuilder<Suppressed?>(findings.Count);
        foreach (var finding in findings)
        {
            suppressions.Add(Suppress(path, finding, index, options));
        }

        return suppressions.MoveToImmutable();
    }

    private static Suppressed? Suppress(string path, Suppressible finding, IgnoreIndex index, SuppressionOptions options)
    {
        if (RuleIndex.IsFixed(finding.Rule.Id))
        {
            return null;
        }

        var place = finding.Finding.Place is FilePlace inFile && string.Equals(inFile.Path, path, StringComparison.Ordinal)
            ? inFile.Span.Start
            : (int?)null;
        Ignore? hit = null;
        foreach (var rule in RulesOf(finding, options))
        {
            hit ??= index.Find(rule, place);
        }

        if (hit is not null)
        {
            hit.IsUsed = true;
            return new Suppressed(SuppressionKind.Comment, hit.Reason);
        }

        foreach (var ignore in options.Configured)
        {
            if ((ignore.RuleId == finding.Rule.Id || finding.Also.Contains(ignore.RuleId)) && (ignore.Holds(path, options.AsOf) || ignore.Holds(finding.Finding.Place.Path, options.AsOf)))
            {
                return new Suppressed(SuppressionKind.Configuration, ignore.Reason);
            }
        }

        return null;
    }

    private static IEnumerable<RuleInfo> RulesOf(Suppressible finding, SuppressionOptions options)
    {
        yield return finding.Rule;
        foreach (var id in finding.Also)
        {
            if (options.Rules.Find(id) is { } rule)
            {
                yield return rule;
            }
        }
    }
}
