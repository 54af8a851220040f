using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Kinds;
using Plimsoll.Engine.Scoring;

namespace Plimsoll.Engine.Running;

/// <summary>Puts the results of all inputs together, in the order of their paths.</summary>
internal static class ReportBuilder
{
    public static ScanReport Build(Preparation preparation, InputResult[] results)
    {
        var inputs = preparation.Inputs!;
        var all = new List<InputResult>(results);
        foreach (var problems in inputs.Problems.GroupBy(static problem => problem.Path, StringComparer.Ordinal))
        {
            all.Add(InputScan.Unread(problems.Key, [.. problems]));
        }

        all.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        var findings = ImmutableArray.CreateBuilder<ReportedFinding>();
        var verdicts = ImmutableArray.CreateBuilder<SubjectVerdict>();
        var notifications = ImmutableArray.CreateBuilder<Notification>();
        var scores = ImmutableArray.CreateBuilder<InputScores>();
        var sources = new Dictionary<string, ReportSource>(StringComparer.Ordinal);
        foreach (var result in all)
        {
            findings.AddRange(result.Findings);
            verdicts.AddRange(result.Verdicts);
            notifications.AddRange(result.Notifications);
            if (result.Scores is { } card)
            {
                scores.Add(card);
            }

            foreach (var source in result.Sources)
            {
                sources[source.File.Path] = source;
            }
        }

        // A named file of unknown kind is a note, for hooks pass whole lists; with --strict-inputs discovery made it trouble.
        foreach (var skipped in inputs.Skipped)
        {
            notifications.Add(new Notification(RuleId: null, DiagnosticSeverity.Info, skipped.Path, $"'{skipped.Path}' {skipped.Why}"));
        }

        var hasOpenError = findings.Any(static finding => finding.Severity == DiagnosticSeverity.Error && finding.Suppression is null);
        return new ScanReport
        {
            ToolVersion = preparation.Request.ToolVersion,
            Rules = RulesOf(preparation),
            Findings = findings.ToImmutable(),
            Verdicts = verdicts.ToImmutable(),
            Inputs = scores.ToImmutable(),
            Scores = ScoreKeeper.ForRun(scores.ToImmutable(), hasOpenError),
            Notifications = notifications.ToImmutable(),
            Images = [.. all.SelectMany(static result => result.Images)],
            Sources = sources,
            Summary = SummaryOf(preparation),
        };
    }

    private static ImmutableArray<RuleState> RulesOf(Preparation preparation)
    {
        var rules = new Dictionary<string, RuleState>(StringComparer.Ordinal);
        var everywhere = preparation.Configuration!.Rules.Everywhere;
        foreach (var info in ToolRules.All)
        {
            rules[info.Id] = new RuleState(info, everywhere.SeverityOf(info) ?? info.Severity);
        }

        foreach (var kind in KindsMet(preparation))
        {
            foreach (var rule in RuleCatalogue.RulesOf(kind))
            {
                if (everywhere.SeverityOf(rule.Info) is { } severity)
                {
                    rules[rule.Info.Id] = new RuleState(rule.Info, severity);
                }
            }
        }

        return [.. rules.Values.OrderBy(static rule => rule.Info.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<InputKind> KindsMet(Preparation preparation) =>
        preparation.Inputs!.Items.Select(static input => input.Kind).Distinct();

    private static ScanSummary SummaryOf(Preparation preparation)
    {
        var kinds = ImmutableArray.CreateBuilder<KindCount>();
        var off = 0;
        foreach (var kind in KindsMet(preparation))
        {
            kinds.Add(new KindCount(kind.Title, preparation.Inputs!.Items.Count(input => input.Kind == kind)));
            off += preparation.Configuration!.Rules.CountSwitchedOff(kind.Rules);
        }

        return new ScanSummary(kinds.ToImmutable(), preparation.Inputs!.Skipped.Length, off);
    }
}
