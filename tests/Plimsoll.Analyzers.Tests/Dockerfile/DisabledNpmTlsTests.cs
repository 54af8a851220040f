using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class DisabledNpmTlsTests : RuleTest<DisabledNpmTls>
{
    [Theory]
    [InlineData("FROM node:24\nENV [|NPM_CONFIG_STRICT_SSL=false|]")]
    [InlineData("FROM node:24\nENV [|npm_config_strict_ssl false|]")]
    [InlineData("FROM node:24\nENV A=b [|Npm_Config_Strict_Ssl=\"false\"|]")]
    [InlineData("FROM node:24\nARG [|NPM_CONFIG_STRICT_SSL=false|]")]
    [InlineData("FROM node:24\nRUN A=b [|npm_config_strict_ssl='false'|] npm ci")]
    [InlineData("FROM node:24\nRUN export [|NPM_CONFIG_STRICT_SSL=false|] && npm ci")]
    [InlineData("FROM node:24\nRUN env [|NPM_CONFIG_STRICT_SSL=0|] npm ci")]
    [InlineData("FROM node:24\nARG V=false\nENV [|NPM_CONFIG_STRICT_SSL=$V|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM node:24\nENV NPM_CONFIG_STRICT_SSL=true")]
    [InlineData("FROM node:24\nENV NPM_CONFIG_STRICT_SSL=")]
    [InlineData("FROM node:24\nENV MY_NPM_CONFIG_STRICT_SSL=false NPM_CONFIG_STRICT_SSL_OLD=false")]
    [InlineData("FROM node:24\nENV NPM_CONFIG_AUDIT=false NPM_CONFIG_FUND=false")]
    [InlineData("FROM node:24\nARG NPM_CONFIG_STRICT_SSL")]
    [InlineData("FROM node:24\nRUN echo NPM_CONFIG_STRICT_SSL=false")]
    [InlineData("FROM node:24\nRUN unset NPM_CONFIG_STRICT_SSL && npm ci")]
    [InlineData("FROM node:24\nLABEL NPM_CONFIG_STRICT_SSL=false")]
    [InlineData("FROM node:24\n# ENV NPM_CONFIG_STRICT_SSL=false")]
    public void StaysSilent(string source) => Verify(source);

    [Fact]
    public void DoesNotGuess() => VerifyNotEvaluated("FROM node:24\nARG V\nENV NPM_CONFIG_STRICT_SSL=${V}");
}
