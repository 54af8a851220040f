namespace Plimsoll.Analyzers.Image.Tests;

public sealed class RootImageUserTests : ImageRuleTest<RootImageUser>
{
    private const string Accounts = "\nfile 0644 0:0 etc/passwd\n| root:x:0:0:root:/root:/bin/sh\n| toor:x:00:0::/:/bin/sh\n| app:x:1000:1000::/app:/bin/sh";

    [Theory]
    [InlineData("!USER root")]
    [InlineData("!USER 0")]
    [InlineData("!USER 00:1000")]
    [InlineData("!USER root:app")]
    [InlineData("!USER toor")]
    public void Reports(string line) => Verify(line + Accounts);

    [Fact]
    public void ReportsAnImageWithoutAUser() => Assert.Equal(["not set"], Assert.Single(Verify("!USER\nfile 0644 0:0 etc/os-release")).Arguments);

    [Theory]
    [InlineData("USER app")]
    [InlineData("USER 1000")]
    [InlineData("USER 1000:0")]
    [InlineData("USER app:root")]
    [InlineData("USER unknown")]
    [InlineData("USER 65532:65532")]
    public void StaysSilent(string line) => Verify(line + Accounts);

    [Fact]
    public void LowersWhereTheEntrypointDropsPrivileges()
    {
        var finding = Assert.Single(Verify("!USER root\nENTRYPOINT [\"/sbin/su-exec\", \"app\", \"/app\"]"));
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, finding.LoweredTo);
    }
}
