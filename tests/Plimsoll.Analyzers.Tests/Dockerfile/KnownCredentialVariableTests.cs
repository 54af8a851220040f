using Microsoft.CodeAnalysis;
using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class KnownCredentialVariableTests : RuleTest<KnownCredentialVariable>
{
    [Theory]
    [InlineData("FROM debian:12\nENV [|AWS_ACCESS_KEY_ID=k3Jx8vQ2mW9zR4tY|]")]
    [InlineData("FROM debian:12\nENV A=b [|AWS_SECRET_ACCESS_KEY=\"k3Jx8vQ2mW9zR4tY7bN1\"|] AWS_REGION=eu-central-1")]
    [InlineData("FROM debian:12\nENV [|GITHUB_TOKEN k3Jx8vQ2mW9zR4tY7bN1|]")]
    [InlineData("FROM debian:12\nARG [|NPM_TOKEN=k3Jx8vQ2mW9zR4tY7bN1|]")]
    [InlineData("ARG [|NPM_TOKEN=k3Jx8vQ2mW9zR4tY7bN1|]\nFROM debian:12")]
    [InlineData("FROM debian:12\nENV [|OPENAI_API_KEY=${OPENAI_API_KEY:-k3Jx8vQ2mW9zR4tY7bN1}|]")]
    [InlineData("FROM debian:12\nENV [|VITE_OPENAI_API_KEY=k3Jx8vQ2mW9zR4tY7bN1|]")]
    [InlineData("FROM debian:12\nENV [|NEXT_PUBLIC_STRIPE_SECRET_KEY=k3Jx8vQ2mW9zR4tY7bN1|]")]
    [InlineData("FROM debian:12\nARG [|REACT_APP_AWS_SECRET_ACCESS_KEY=k3Jx8vQ2mW9zR4tY7bN1|]")]
    [InlineData("FROM debian:12\nENV [|AZURE_DEVOPS_EXT_PAT=k3Jx8vQ2mW9zR4tY7bN1|]")]
    [InlineData("FROM debian:12\nENV [|DD_APP_KEY=0123456789abcdef0123456789abcdef01234567|]")]
    [InlineData("FROM debian:12\nENV [|DOCKER_PASSWORD=hunter2|]")]
    [InlineData("FROM debian:12\nONBUILD ENV [|HF_TOKEN=k3Jx8vQ2mW9zR4tY7bN1|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nENV AWS_REGION=eu-central-1 AWS_DEFAULT_REGION=eu-central-1 AWS_PROFILE=build AWS_ENDPOINT_URL=http://localhost:4566")]
    [InlineData("FROM debian:12\nENV AZURE_TENANT_ID=k3Jx8vQ2mW9zR4tY7bN1 AZURE_CLIENT_ID=k3Jx8vQ2mW9zR4tY7bN1 ARM_SUBSCRIPTION_ID=k3Jx8vQ2mW9zR4tY7bN1")]
    [InlineData("FROM debian:12\nENV OPENAI_BASE_URL=https://models.example.com/v1 OPENAI_MODEL=small ANTHROPIC_MODEL=large HF_HOME=/models DD_SITE=datadoghq.eu")]
    [InlineData("FROM debian:12\nENV NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY=k3Jx8vQ2mW9zR4tY7bN1 VITE_SUPABASE_ANON_KEY=k3Jx8vQ2mW9zR4tY7bN1")]
    [InlineData("FROM debian:12\nENV REACT_APP_GOOGLE_MAPS_API_KEY=k3Jx8vQ2mW9zR4tY7bN1 DD_CLIENT_TOKEN=k3Jx8vQ2mW9zR4tY7bN1")]
    [InlineData("FROM debian:12\nENV GITHUB_TOKEN=")]
    [InlineData("FROM debian:12\nENV GITHUB_TOKEN=\"\" GH_TOKEN=''")]
    [InlineData("FROM debian:12\nARG GITHUB_TOKEN\nENV GITHUB_TOKEN=$GITHUB_TOKEN")]
    [InlineData("FROM debian:12\nENV GITHUB_TOKEN=${GITHUB_TOKEN:-} NPM_TOKEN=${TOKEN}")]
    [InlineData("FROM debian:12\nARG NPM_TOKEN")]
    [InlineData("FROM debian:12\nARG NPM_TOKEN=")]
    [InlineData("FROM debian:12\nENV GITHUB_TOKEN_FILE=/run/secrets/token GITHUB_TOKEN=/run/secrets/token")]
    [InlineData("FROM debian:12\nENV MY_GITHUB_TOKEN=k3Jx8vQ2mW9zR4tY7bN1 GITHUB_TOKENS=k3Jx8vQ2mW9zR4tY7bN1 github_token=k3Jx8vQ2mW9zR4tY7bN1")]
    [InlineData("FROM debian:12\nENV VITE_GITHUB=k3Jx8vQ2mW9zR4tY7bN1 VITE_=a")]
    [InlineData("FROM debian:12\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\nLABEL NPM_TOKEN=k3Jx8vQ2mW9zR4tY7bN1")]
    [InlineData("FROM debian:12\nENV DB_PASSWORD=k3Jx8vQ2mW9zR4tY7bN1")]
    public void StaysSilent(string source) => Verify(source);

    [Theory]
    [InlineData("FROM debian:12 AS build\nENV [|NPM_TOKEN=k3Jx8vQ2mW9zR4tY7bN1|]\nFROM debian:12\nCOPY --from=build a b")]
    [InlineData("ARG [|NPM_TOKEN=k3Jx8vQ2mW9zR4tY7bN1|]\nFROM debian:12")]
    public void LowersWhatIsNotShipped(string marked) => Assert.Equal(DiagnosticSeverity.Info, Assert.Single(Verify(marked)).LoweredTo);

    [Theory]
    [InlineData("FROM debian:12\nENV [|OPENAI_API_KEY=dummy|]")]
    [InlineData("FROM debian:12\nENV [|AWS_ACCESS_KEY_ID=abcdefghijklmnopqrstuvwxyz|]")]
    [InlineData("FROM debian:12\nENV [|GITHUB_TOKEN=insert-your-token-here|]")]
    public void LowersWhatStandsForACredential(string marked) => Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(Verify(marked)).LoweredTo);

    [Theory]
    [InlineData("FROM debian:12\nENV [|DOCKER_PASSWORD=hunter2|]")]
    [InlineData("FROM debian:12\nENV [|NPM_TOKEN=k3Jx8vQ2mW9zR4tY7bN1|]")]
    public void LowersNothingElse(string marked) => Assert.Null(Assert.Single(Verify(marked)).LoweredTo);

    [Fact]
    public void TellsTheNameAndNeverTheValue()
    {
        var finding = Assert.Single(Verify("FROM debian:12\nENV [|NPM_TOKEN=k3Jx8vQ2mW9zR4tY7bN1|]"));
        Assert.Equal(["ENV", "NPM_TOKEN"], finding.Arguments);
        Assert.Equal("NPM_TOKEN", finding.Anchor);
        Assert.NotNull(finding.Secret);
    }
}
