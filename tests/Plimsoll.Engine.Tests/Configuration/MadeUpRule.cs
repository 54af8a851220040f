using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Tests.Configuration;

/// <summary>A rule that judges nothing.</summary>
internal sealed class MadeUpRule(RuleInfo info) : Rule<string>
{
    internal static StringListOption Registries { get; } = new("registries", "Registries that are trusted.", []);

    internal static IntegerOption Limit { get; } = new("limit", "How many are allowed.", 3);

    internal static BooleanOption Deep { get; } = new("deep", "Whether to look deeper.", false);

    internal static ImmutableArray<Rule> All { get; } =
    [
        Make("PLM1401", RuleCategory.SupplyChain, DiagnosticSeverity.Warning, options: [Registries, Limit, Deep]),
        Make("PLM1402", RuleCategory.Privilege, DiagnosticSeverity.Error),
        Make("PLM1403", RuleCategory.Privilege, DiagnosticSeverity.Info, onByDefault: false),
        Make("PLM1404", RuleCategory.Style, DiagnosticSeverity.Info, onByDefault: false),
        Make("PLM1405", RuleCategory.Secrets, DiagnosticSeverity.Error),
    ];

    public override RuleInfo Info { get; } = info;

    public override Verdict Judge(string node, Settings settings) => Pass;

    private static MadeUpRule Make(
        string id, RuleCategory category, DiagnosticSeverity severity, bool onByDefault = true, ImmutableArray<RuleOption> options = default) =>
        new(new RuleInfo(id, "Title", "Message", category, severity, "Why.", [], options: options, onByDefault: onByDefault));
}
