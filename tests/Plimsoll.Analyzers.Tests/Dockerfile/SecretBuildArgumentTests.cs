using Microsoft.CodeAnalysis;
using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class SecretBuildArgumentTests : RuleTest<SecretBuildArgument>
{
    [Fact]
    public void ShowsNothingOfAValueThatAColonJoinsToTheName()
    {
        var finding = Assert.Single(Verify("FROM debian:12\n[|ARG DB_PASSWORD:correct-horse|]"));
        Assert.Equal(["DB_PASSWORD"], finding.Arguments);
        Assert.Equal("DB_PASSWORD", finding.Anchor);
    }

    [Theory]
    [InlineData("FROM debian:12\n[|ARG NPM_TOKEN|]")]
    [InlineData("FROM debian:12\nARG A=b [|DB_PASSWORD=changeme|]")]
    [InlineData("FROM debian:12\n[|ARG API_KEY=\"\"|]")]
    [InlineData("[|ARG NPM_TOKEN|]\nFROM debian:12")]
    [InlineData("FROM debian:12\nONBUILD [|ARG NPM_TOKEN|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nARG VERSION")]
    [InlineData("FROM debian:12\nARG public_token")]
    [InlineData("FROM debian:12\nARG TOKEN_FILE=/run/secrets/token")]
    [InlineData("FROM debian:12\nARG KEY_VERSION=3 KEYSERVER=keys.example.com")]
    [InlineData("FROM debian:12\nARG NPM_TOKEN=${OTHER}")]
    [InlineData("FROM debian:12\nARG GPG_KEYS=0123456789ABCDEF0123456789ABCDEF01234567")]
    [InlineData("FROM debian:12\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci")]
    public void StaysSilent(string source) => Verify(source);

    [Theory]
    [InlineData("[|ARG NPM_TOKEN|]\nFROM debian:12")]
    [InlineData("FROM debian:12 AS build\n[|ARG NPM_TOKEN|]\nFROM debian:12\nCOPY --from=build a b")]
    public void LowersWhenNoHistoryOfWhatIsShippedHoldsIt(string marked) =>
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(Verify(marked)).LoweredTo);

    [Fact]
    public void DoesNotLowerAGlobalArgumentThatTheShippedStageRedeclares()
    {
        var findings = Verify("[|ARG NPM_TOKEN|]\nFROM debian:12\n[|ARG NPM_TOKEN|]");
        Assert.All(findings, finding => Assert.Null(finding.LoweredTo));
    }
}
