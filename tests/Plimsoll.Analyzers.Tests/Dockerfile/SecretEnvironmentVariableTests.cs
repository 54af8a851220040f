using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class SecretEnvironmentVariableTests : RuleTest<SecretEnvironmentVariable>
{
    [Theory]
    [InlineData("FROM debian:12\nENV [|DB_PASSWORD=changeme|]")]
    [InlineData("FROM debian:12\nENV [|password=test|]")]
    [InlineData("FROM debian:12\nENV A=b [|apiToken=\"abc def\"|] C=d")]
    [InlineData("FROM debian:12\nENV [|SECRET_KEY correct horse|]")]
    [InlineData("FROM debian:12\nENV A=b \\\n    [|AWS_ACCESS_KEY_ID=abcdefghijklmnopqrstuvwxyz|]")]
    [InlineData("FROM debian:12\nENV [|DB_PASSWORD=${DB_PASSWORD:-hunter2}|]")]
    [InlineData("FROM debian:12\nONBUILD ENV [|DB_PASSWORD=changeme|]")]
    [InlineData("FROM debian:12\nENV [|PGPASSWORD=correct-horse|] [|clientsecret=correct-horse|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nENV DB_PASSWORD=")]
    [InlineData("FROM debian:12\nENV DB_PASSWORD=\"\"")]
    [InlineData("FROM debian:12\nENV DB_PASSWORD=$DB_PASSWORD")]
    [InlineData("FROM debian:12\nENV DB_PASSWORD_FILE=/run/secrets/db")]
    [InlineData("FROM debian:12\nENV SSH_AUTH_SOCK=/run/agent PASSWORD=/run/secrets/db")]
    [InlineData("FROM debian:12\nENV TOKEN_URL=https://example.com/token PUBLIC_KEY=abc SECRET_NAME=shop TOKEN_TTL=3600")]
    [InlineData("FROM debian:12\nENV GPG_KEY=0123456789ABCDEF0123456789ABCDEF01234567")]
    [InlineData("FROM debian:12\nENV MONKEY=banana KEYBOARD_LAYOUT=de AUTHOR=me TOKENIZERS_PARALLELISM=false")]
    [InlineData("FROM debian:12\nENV PASSWORD_MIN=12 TOKEN_EXPIRY=10m AUTH_ENABLED=true API_KEY=0")]
    [InlineData("FROM debian:12\nRUN DB_PASSWORD=changeme true\nLABEL password=changeme")]
    public void StaysSilent(string source) => Verify(source);

    [Fact]
    public void LowersInAStageThatIsNotShipped()
    {
        var finding = Assert.Single(Verify("FROM debian:12 AS build\nENV [|DB_PASSWORD=changeme|]\nFROM debian:12\nCOPY --from=build a b"));
        Assert.Equal(DiagnosticSeverity.Info, finding.LoweredTo);
    }

    [Fact]
    public void LeavesNamesAloneThatTheConfigurationAllows()
    {
        var option = Rule.Info.Options.Single();
        var settings = Settings.Default.With(Rule.Info.Id, option, System.Collections.Immutable.ImmutableArray.Create("DB_PASSWORD"));
        Verify("FROM debian:12\nENV DB_PASSWORD=changeme [|API_TOKEN=abcdef|]", settings);
    }

    [Fact]
    public void TellsTheNameAndNeverTheValue()
    {
        var finding = Assert.Single(Verify("FROM debian:12\nENV [|DB_PASSWORD=correct-horse|]"));
        Assert.Equal(["DB_PASSWORD"], finding.Arguments);
        Assert.Equal("DB_PASSWORD", finding.Anchor);
    }
}
