using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;

namespace Plimsoll.Abstractions.Rules;

/// <summary>
/// What a machine needs to know of a rule, declared once beside its logic. Everything else (tables, pages, SARIF) is made
/// from it or checked against it.
/// </summary>
public sealed class RuleInfo
{
    private DiagnosticDescriptor? descriptor;

    /// <summary>Declares a rule.</summary>
    /// <param name="id">PLM, the digit of the kind, three digits; never used twice.</param>
    /// <param name="title">The thing found, without its name; no final period.</param>
    /// <param name="message">One sentence with <c>{0}</c> places, no final period.</param>
    /// <param name="category">What it is about.</param>
    /// <param name="severity">The highest that a finding may have: error is exploitable as written, warning wrong in nearly every deployment, info hardening.</param>
    /// <param name="description">Why it matters; full sentences.</param>
    /// <param name="equivalents">Peers' ids with the same intent on the same construct, and <c>plimsoll-catalogue:row</c>.</param>
    /// <param name="related">Looser kin among the peers' rules.</param>
    /// <param name="precision">How often a finding is right; by default from the severity.</param>
    /// <param name="critical">Whether an error's security-severity is 9.5 instead of 8.0.</param>
    /// <param name="scores">The scores it feeds besides imageSafety; by default from the category, for Dockerfile and image rules.</param>
    /// <param name="scoreClass">The class of imageSafety that a finding counts for; null: its place decides.</param>
    /// <param name="marks">Marks for the attack index.</param>
    /// <param name="options">The options that it reads.</param>
    /// <param name="fix">Whether its findings may carry a fix, and how safe; null: never.</param>
    /// <param name="since">The version it came in.</param>
    /// <param name="onByDefault">Whether the set <c>default</c> has it.</param>
    public RuleInfo(
        string id,
        string title,
        string message,
        RuleCategory category,
        DiagnosticSeverity severity,
        string description,
        ImmutableArray<string> equivalents,
        ImmutableArray<string> related = default,
        RulePrecision? precision = null,
        bool critical = false,
        ImmutableArray<ScoreName> scores = default,
        ScoreClass? scoreClass = null,
        RuleMarks marks = RuleMarks.None,
        ImmutableArray<RuleOption> options = default,
        FixSafety? fix = null,
        string since = "0.1.0",
        bool onByDefault = true)
    {
        Id = id;
        Title = title;
        Message = message;
        Category = category;
        Severity = severity;
        Description = description;
        Equivalents = equivalents;
        Related = related.IsDefault ? [] : related;
        Precision = precision ?? DefaultPrecision(severity);
        IsCritical = critical;
        Scores = scores.IsDefault ? DefaultScores(Kind, category) : scores;
        ScoreClass = scoreClass;
        Marks = marks;
        Options = options.IsDefault ? [] : options;
        Fix = fix;
        Since = since;
        OnByDefault = onByDefault;
    }

    /// <summary>PLM, the digit of the kind, three digits.</summary>
    public string Id { get; }

    /// <summary>The thing found, without its name.</summary>
    public string Title { get; }

    /// <summary>One sentence with places for the arguments of a finding.</summary>
    public string Message { get; }

    /// <summary>What the rule is about.</summary>
    public RuleCategory Category { get; }

    /// <summary>The highest severity that a finding may have.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>Why it matters.</summary>
    public string Description { get; }

    /// <summary>Peers' ids with the same intent on the same construct.</summary>
    public ImmutableArray<string> Equivalents { get; }

    /// <summary>Looser kin.</summary>
    public ImmutableArray<string> Related { get; }

    /// <summary>How often a finding is right.</summary>
    public RulePrecision Precision { get; }

    /// <summary>Whether an error's security-severity is 9.5.</summary>
    public bool IsCritical { get; }

    /// <summary>The scores it feeds by pass share; imageSafety goes by the place of a finding instead.</summary>
    public ImmutableArray<ScoreName> Scores { get; }

    /// <summary>Whether it feeds a score by pass share.</summary>
    public bool Feeds(ScoreName name)
    {
        // By hand: the library's search over an enum would be compiled at each start.
        foreach (var score in Scores)
        {
            if (score == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The class of imageSafety that a finding counts for; null: its place decides.</summary>
    public ScoreClass? ScoreClass { get; }

    /// <summary>Marks for the attack index.</summary>
    public RuleMarks Marks { get; }

    /// <summary>The options that it reads.</summary>
    public ImmutableArray<RuleOption> Options { get; }

    /// <summary>Whether its findings may carry a fix, and how safe; null: never.</summary>
    public FixSafety? Fix { get; }

    /// <summary>The version it came in.</summary>
    public string Since { get; }

    /// <summary>Whether the set <c>default</c> has it.</summary>
    public bool OnByDefault { get; }

    /// <summary>The kind of input, by the first digit of the id.</summary>
    public RuleKind Kind => (RuleKind)(Id[3] - '0');

    /// <summary>The weight of its policy in scores: error 10, warning 5, info 2; never by an override.</summary>
    public int Weight => Severity switch
    {
        DiagnosticSeverity.Error => 10,
        DiagnosticSeverity.Warning => 5,
        _ => 2,
    };

    /// <summary>Whether GitHub shows it as a security alert; Correctness, Size and Style are not.</summary>
    public bool IsSecurity => Category is not (RuleCategory.Correctness or RuleCategory.Size or RuleCategory.Style);

    /// <summary>GitHub's security-severity: the middle of a band; null for rules that are not security.</summary>
    public string? SecuritySeverity => !IsSecurity ? null : Severity switch
    {
        DiagnosticSeverity.Error => IsCritical ? "9.5" : "8.0",
        DiagnosticSeverity.Warning => "5.5",
        _ => "2.0",
    };

    /// <summary>Roslyn's form of this declaration, made when first asked for.</summary>
    public DiagnosticDescriptor Descriptor => descriptor ??= new DiagnosticDescriptor(
        Id, Title, Message, Category.ToString(), Severity, OnByDefault, Description);

    private static RulePrecision DefaultPrecision(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => RulePrecision.VeryHigh,
        DiagnosticSeverity.Warning => RulePrecision.High,
        _ => RulePrecision.Medium,
    };

    private static ImmutableArray<ScoreName> DefaultScores(RuleKind kind, RuleCategory category) =>
        kind is not (RuleKind.Dockerfile or RuleKind.Image)
            ? []
            : category switch
            {
                RuleCategory.Privilege or RuleCategory.Isolation or RuleCategory.Limits or RuleCategory.Storage
                    or RuleCategory.Observability => [ScoreName.Runtime],
                RuleCategory.Exposure or RuleCategory.Network => [ScoreName.Communication],
                _ => [],
            };
}
