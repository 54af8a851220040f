using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Folding;
using Plimsoll.Engine.Kinds;
using Plimsoll.Engine.Scoring;
using Plimsoll.Engine.Suppression;
using Plimsoll.Input;
using Suppressed = Plimsoll.Abstractions.Report.Suppression;

namespace Plimsoll.Engine.Running;

/// <summary>Judges one input: rules, fold, suppression, order, fingerprints, scores.</summary>
/// <param name="plan">What the configuration says for this path.</param>
internal sealed class InputScan(InputPlan plan)
{
    private const int LineHashDigits = 16;

    /// <summary>Judges a model.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="model">The model.</param>
    /// <param name="handedOver">What others have found whose cause is here.</param>
    public InputResult Judge(InputKind kind, InputModel model, IReadOnlyList<FoldedFinding> handedOver)
    {
        var rules = plan.RulesOf(kind);
        var results = RuleRunner.Run(model, rules, plan.Settings);
        var notifications = ImmutableArray.CreateBuilder<Notification>();
        foreach (var problem in model.Problems)
        {
            if (plan.SeverityOf(ToolRules.Of(problem.Kind)) is not null)
            {
                if (problem.ToldBy is not { } teller || !rules.Any(rule => rule.Info.Id == teller))
                {
                    results.Findings.Add(ToFinding(problem, model.Subject));
                }

                notifications.Add(ToNotification(problem));
            }
        }

        foreach (var failure in results.Failures)
        {
            Tell(failure, model, results, notifications);
        }

        var (folded, moved) = Move(model, ValueFold.Fold(results.Findings));
        if (handedOver.Count > 0)
        {
            InstructionFold.Add(folded, handedOver, model);
        }

        var reported = Report(model, rules, folded);
        return new InputResult(
            model.File.Path,
            reported,
            [.. results.Verdicts.Select(static verdict => new SubjectVerdict(verdict.Rule.Id, verdict.Subject, OutcomeOf(verdict), verdict.NotEvaluated))],
            notifications.ToImmutable(),
            new InputScores(model.File.Path, kind.Name, Score(model, results, reported, moved)),
            [new ReportSource(model.File, model.Secrets), .. model.InnerSources])
        {
            HandedOver = moved,
            Images = model.Images,
        };
    }

    /// <summary>Parts what stays from what is reported where its cause is.</summary>
    private static (List<FoldedFinding> Kept, ImmutableArray<FoldedFinding> Moved) Move(InputModel model, List<FoldedFinding> folded)
    {
        var moved = ImmutableArray.CreateBuilder<FoldedFinding>();
        var kept = new List<FoldedFinding>(folded.Count);
        foreach (var finding in folded)
        {
            if (model.MovedToCause(finding.Raw.Finding) is { } at)
            {
                var there = new FoldedFinding(finding.Raw with { Finding = at });
                there.Also.UnionWith(finding.Also);
                moved.Add(there);
            }
            else
            {
                kept.Add(finding);
            }
        }

        return (kept, moved.ToImmutable());
    }

    private ImmutableArray<ReportedFinding> Report(InputModel model, ImmutableArray<Rule> rules, List<FoldedFinding> folded)
    {
        var suppressible = folded.ConvertAll(static finding => new Suppressible(finding.Raw.Rule, finding.Also, finding.Raw.Finding));
        var result = plan.Suppress(model, suppressible, rules);
        var judged = new List<JudgedFinding>(folded.Count);
        for (var i = 0; i < folded.Count; i++)
        {
            judged.Add(new JudgedFinding(folded[i], result.Suppressions[i]));
        }

        for (var i = 0; i < result.Findings.Length; i++)
        {
            var fault = result.Findings[i];
            if (plan.SeverityOf(fault.Rule) is not null)
            {
                judged.Add(new JudgedFinding(new FoldedFinding(new RawFinding(fault.Rule, model.Subject, fault.Finding)), result.FindingSuppressions[i]));
            }
        }

        judged.Sort(static (a, b) => Compare(a.Folded, b.Folded));
        var fingerprints = new Fingerprints(model);
        var lineHashes = new LineHashes();
        var reported = ImmutableArray.CreateBuilder<ReportedFinding>(judged.Count);
        foreach (var finding in judged)
        {
            reported.Add(ToReported(finding.Folded, fingerprints, lineHashes) with { Suppression = finding.Suppression });
        }

        return reported.MoveToImmutable();
    }

    /// <summary>Reports an input that could not be read at all.</summary>
    public static InputResult Unread(string path, ImmutableArray<ReadProblem> problems, string? trace = null)
    {
        var subject = new Subject("input", path, path);
        var fingerprints = new Fingerprints(model: null);
        var lineHashes = new LineHashes();
        var findings = ImmutableArray.CreateBuilder<ReportedFinding>();
        foreach (var problem in problems)
        {
            var raw = ToFinding(problem, subject);
            findings.Add(Reported(new FoldedFinding(raw), raw.Rule.Severity, fingerprints, lineHashes));
        }

        var source = problems.Select(static problem => problem.File).FirstOrDefault(static file => file is not null);
        return new InputResult(
            path,
            findings.ToImmutable(),
            [],
            [.. problems.Select(problem => ToNotification(problem) with { Trace = trace })],
            Scores: null,
            source is null ? [] : [new ReportSource(source, [])]);
    }

    private static RawFinding ToFinding(ReadProblem problem, Subject subject)
    {
        Place place = problem is { File: { } file }
            ? new FilePlace(file, problem.Span ?? FirstCharacter(file, problem.Offset))
            : new InputPlace(problem.Path, problem.Offset ?? 0);
        return new RawFinding(ToolRules.Of(problem.Kind), subject, new Finding { Place = place, Arguments = [Sentence(problem)], Anchor = problem.Message });
    }

    private static TextSpan FirstCharacter(SourceFile file, long? offset) =>
        new((int)Math.Clamp(offset ?? 0, 0, Math.Max(0, file.Text.Length - 1)), Math.Min(1, file.Text.Length));

    /// <summary>What a problem says to people: the message, the place if only bytes are known, and what helps.</summary>
    internal static string Sentence(ReadProblem problem)
    {
        var at = problem is { Span: null, Offset: > 0 and var offset }
            ? string.Create(CultureInfo.InvariantCulture, $" (at byte {offset})")
            : "";
        var option = problem.Option is null ? "" : $"; {problem.Option} lifts the limit";
        return $"'{problem.Path}' {problem.Message}{at}{option}";
    }

    private static Notification ToNotification(ReadProblem problem)
    {
        var rule = ToolRules.Of(problem.Kind);
        return new Notification(rule.Id, rule.Severity, problem.Path, Sentence(problem));
    }

    private static void Tell(RuleFailure failure, InputModel model, RuleResults results, ImmutableArray<Notification>.Builder notifications)
    {
        var kind = failure.Error.GetType().Name;
        var place = new FilePlace(model.File, new TextSpan(0, Math.Min(1, model.File.Text.Length)));
        results.Findings.Add(new RawFinding(
            ToolRules.RuleFailed, model.Subject, new Finding { Place = place, Arguments = [failure.RuleId, kind], Anchor = failure.RuleId }));
        var message = string.Format(CultureInfo.InvariantCulture, ToolRules.RuleFailed.Message, failure.RuleId, kind);
        notifications.Add(new Notification(ToolRules.RuleFailed.Id, DiagnosticSeverity.Error, model.File.Path, message) { Trace = failure.Error.StackTrace });
    }

    private static int Compare(FoldedFinding a, FoldedFinding b)
    {
        var (first, second) = (a.Raw.Finding, b.Raw.Finding);
        var order = string.CompareOrdinal(first.Place.Path, second.Place.Path);
        order = order != 0 ? order : first.Place.Offset.CompareTo(second.Place.Offset);
        order = order != 0 ? order : string.CompareOrdinal(a.Raw.Rule.Id, b.Raw.Rule.Id);
        order = order != 0 ? order : LengthOf(first.Place).CompareTo(LengthOf(second.Place));
        return order != 0 ? order : string.CompareOrdinal(string.Join('\n', first.Arguments), string.Join('\n', second.Arguments));
    }

    private static int LengthOf(Place place) => place is FilePlace file ? file.Span.Length : 0;

    private ReportedFinding ToReported(FoldedFinding folded, Fingerprints fingerprints, LineHashes lineHashes)
    {
        return Reported(folded, SeverityOf(folded), fingerprints, lineHashes);
    }

    private DiagnosticSeverity SeverityOf(FoldedFinding folded)
    {
        var severity = plan.SeverityOf(folded.Raw.Rule) ?? folded.Raw.Rule.Severity;
        return folded.Raw.Finding.LoweredTo is { } lowered && lowered < severity ? lowered : severity;
    }

    private static ReportedFinding Reported(FoldedFinding folded, DiagnosticSeverity severity, Fingerprints fingerprints, LineHashes lineHashes)
    {
        var raw = folded.Raw;
        var fingerprint = fingerprints.Next(raw.Rule, raw.Finding);
        return new ReportedFinding
        {
            Rule = raw.Rule,
            Severity = severity,
            Finding = raw.Finding,
            Message = MessageOf(raw),
            Subject = raw.Subject,
            Also = [.. folded.Also],

            // GitHub's own hash of what lies in an archive would be that of an empty file, the same for all.
            LineHash = raw.Finding.Place is InputPlace { IsInArchive: true } ? fingerprint[..LineHashDigits] + ":1" : lineHashes.Of(raw.Finding.Place),
            Fingerprint = fingerprint,
        };
    }

    /// <summary>What is shown at its cause says where it was found.</summary>
    private static string MessageOf(RawFinding raw)
    {
        var message = Format(raw.Rule.Message, raw.Finding.Arguments);
        return raw.Finding.FoundAt is InputPlace { Path: var path } && !message.Contains($"'{path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]}'", StringComparison.Ordinal)
            ? $"{message}, in '{path}' of the image"
            : message;
    }

    /// <summary>Puts arguments into the places of a message; braces in an argument stay as they are.</summary>
    internal static string Format(string message, ImmutableArray<string> arguments) =>
        string.Format(CultureInfo.InvariantCulture, message, [.. arguments]);

    private ScoreCard Score(InputModel model, RuleResults results, ImmutableArray<ReportedFinding> reported, ImmutableArray<FoldedFinding> moved)
    {
        var accepted = plan.ScoreAcceptsSuppressed ? SuppressedPlaces(reported) : null;
        var findings = results.Findings.ConvertAll(raw => new ScoredFinding(raw.Rule, raw.Finding.Place, accepted is null || !accepted.Contains((raw.Rule.Id, raw.Finding.Place))));
        var verdicts = new List<ScoredVerdict>(results.Verdicts.Count);
        foreach (var verdict in results.Verdicts)
        {
            var outcome = OutcomeOf(verdict);
            if (outcome == Outcome.Failed && accepted is not null && results.Findings.All(raw =>
                raw.Rule != verdict.Rule || raw.Subject != verdict.Subject || accepted.Contains((raw.Rule.Id, raw.Finding.Place))))
            {
                outcome = Outcome.Passed;
            }

            verdicts.Add(new ScoredVerdict(verdict.Rule, verdict.Subject, outcome));
        }

        var hasOpenError = reported.Any(static finding => finding.Severity == DiagnosticSeverity.Error && finding.Suppression is null)
            || moved.Any(finding => SeverityOf(finding) == DiagnosticSeverity.Error);
        return ScoreKeeper.ForInput(model, findings, verdicts, hasOpenError);
    }

    private static HashSet<(string Rule, Place Place)> SuppressedPlaces(ImmutableArray<ReportedFinding> reported)
    {
        var places = new HashSet<(string Rule, Place Place)>();
        foreach (var finding in reported)
        {
            if (finding.Suppression is not null)
            {
                places.Add((finding.Rule.Id, finding.Finding.Place));
                foreach (var also in finding.Also)
                {
                    places.Add((also, finding.Finding.Place));
                }
            }
        }

        return places;
    }

    private static Outcome OutcomeOf(Verdicts verdicts) =>
        verdicts.Failed ? Outcome.Failed : verdicts.NotEvaluated is not null ? Outcome.NotEvaluated : Outcome.Passed;

    private sealed record JudgedFinding(FoldedFinding Folded, Suppressed? Suppression);
}
