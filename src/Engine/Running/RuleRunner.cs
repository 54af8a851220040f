using System.Collections.Immutable;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Kinds;

namespace Plimsoll.Engine.Running;

/// <summary>A finding of a rule at a subject, before folding and suppression.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Finding">What it found.</param>
public sealed record RawFinding(RuleInfo Rule, Subject Subject, Finding Finding);

/// <summary>A rule that failed.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Error">What it threw.</param>
public sealed record RuleFailure(string RuleId, Exception Error);

/// <summary>What the rules say of one input.</summary>
public sealed class RuleResults
{
    /// <summary>The findings in the order of rules and nodes.</summary>
    public List<RawFinding> Findings { get; } = [];

    /// <summary>The verdict per rule and subject.</summary>
    public List<Verdicts> Verdicts { get; } = [];

    /// <summary>Rules that failed.</summary>
    public List<RuleFailure> Failures { get; } = [];
}

/// <summary>What a rule says of a subject over all its nodes: any fail is a fail, else any "not evaluated" is that.</summary>
/// <param name="rule">The rule.</param>
/// <param name="subject">The subject.</param>
public sealed class Verdicts(RuleInfo rule, Subject subject)
{
    /// <summary>The rule.</summary>
    public RuleInfo Rule { get; } = rule;

    /// <summary>The subject.</summary>
    public Subject Subject { get; } = subject;

    /// <summary>Whether a node failed.</summary>
    public bool Failed { get; private set; }

    /// <summary>Why a node was not evaluated: the first reason.</summary>
    public string? NotEvaluated { get; private set; }

    /// <summary>Adds a verdict of a node.</summary>
    public void Add(Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Failed:
                Failed = true;
                break;
            case Verdict.NotEvaluated unknown:
                NotEvaluated ??= unknown.Reason;
                break;
        }
    }
}

/// <summary>Hands the nodes of a model to the rules that are written for their type.</summary>
public static class RuleRunner
{
    /// <summary>Runs rules over a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rules">The rules that are on, in id order.</param>
    /// <param name="settings">Their options for this path.</param>
    public static RuleResults Run(InputModel model, ImmutableArray<Rule> rules, Settings settings)
    {
        var results = new RuleResults();
        var nodes = model.Nodes;
        foreach (var rule in rules)
        {
            Verdicts? current = null;
            foreach (var list in nodes)
            {
                if (list.NodeType != rule.NodeType || list.Count == 0)
                {
                    continue;
                }

                if (current is null || current.Subject != list.Subject)
                {
                    current = new Verdicts(rule.Info, list.Subject);
                    results.Verdicts.Add(current);
                }

                if (!Judge(rule, list, settings, results, current))
                {
                    break;
                }
            }
        }

        return results;
    }

    private static bool Judge(Rule rule, NodeList list, Settings settings, RuleResults results, Verdicts verdicts)
    {
        for (var i = 0; i < list.Count; i++)
        {
            Verdict verdict;
            try
            {
                verdict = rule.JudgeAt(list, i, settings);
            }
#pragma warning disable CA1031 // The one place that catches what a rule throws: the run goes on, PLM0002 tells.
            catch (Exception error)
#pragma warning restore CA1031
            {
                results.Failures.Add(new RuleFailure(rule.Info.Id, error));
                return false;
            }

            verdicts.Add(verdict);
            if (verdict is Verdict.Failed failed)
            {
                foreach (var finding in failed.Findings)
                {
                    results.Findings.Add(new RawFinding(rule.Info, list.Subject, finding));
                }
            }
        }

        return true;
    }
}
