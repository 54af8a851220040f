using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Folding;
using Plimsoll.Engine.Running;
using Plimsoll.Input;
using Shouldly;

namespace Plimsoll.Engine.Tests.Folding;

public sealed class ValueFoldTests
{
    private static readonly SourceFile File = new("Dockerfile", new string('x', 100));

    [Fact]
    public void OneValueIsOneFindingAndTheFamilyStays()
    {
        var kept = ValueFold.Fold([Raw("PLM1006", 10, 20), Raw("PLM5003", 12, 10)]).ShouldHaveSingleItem();
        kept.Raw.Rule.Id.ShouldBe("PLM5003");
        kept.Also.ShouldBe(["PLM1006"]);
    }

    [Fact]
    public void TwoValuesInOneNamedValueAreTwoFindings()
    {
        var kept = ValueFold.Fold([Raw("PLM1006", 10, 40), Raw("PLM5003", 12, 10), Raw("PLM5005", 30, 10)]);
        kept.Select(finding => finding.Raw.Rule.Id).ShouldBe(["PLM5003", "PLM5005"], ignoreOrder: true);
        kept.SelectMany(finding => finding.Also).ShouldBe(["PLM1006"]);
    }

    [Fact]
    public void FindingsBesideEachOtherStay() =>
        ValueFold.Fold([Raw("PLM1006", 10, 5), Raw("PLM1007", 15, 5), Raw("PLM5003", 20, 5)]).Count.ShouldBe(3);

    [Fact]
    public void FindingsThatAreAboutNoValueStay()
    {
        var plain = Raw("PLM1002", 10, 5) with { Finding = new Finding { Place = new FilePlace(File, new TextSpan(10, 5)) } };
        ValueFold.Fold([plain, plain, Raw("PLM5003", 10, 5)]).Count.ShouldBe(3);
    }

    [Fact]
    public void TheSevererFamilyStays()
    {
        var kept = ValueFold.Fold([Raw("PLM5007", 10, 5, DiagnosticSeverity.Warning), Raw("PLM5013", 10, 5, DiagnosticSeverity.Error)]).ShouldHaveSingleItem();
        kept.Raw.Rule.Id.ShouldBe("PLM5013");
    }

    private static RawFinding Raw(string id, int start, int length, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
    {
        var span = new TextSpan(start, length);
        return new RawFinding(
            new RuleInfo(id, "a", "b", RuleCategory.Secrets, severity, "c.", []),
            new Subject("dockerfile", "Dockerfile", "Dockerfile"),
            new Finding { Place = new FilePlace(File, span), Secret = span });
    }
}
