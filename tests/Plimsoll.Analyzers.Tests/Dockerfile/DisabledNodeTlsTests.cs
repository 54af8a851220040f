using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class DisabledNodeTlsTests : RuleTest<DisabledNodeTls>
{
    [Theory]
    [InlineData("FROM node:24\nENV [|NODE_TLS_REJECT_UNAUTHORIZED=0|]")]
    [InlineData("FROM node:24\nENV [|NODE_TLS_REJECT_UNAUTHORIZED 0|]")]
    [InlineData("FROM node:24\nENV A=b [|NODE_TLS_REJECT_UNAUTHORIZED=\"0\"|]")]
    [InlineData("FROM node:24\nARG [|NODE_TLS_REJECT_UNAUTHORIZED=0|]")]
    [InlineData("FROM node:24\nRUN [|NODE_TLS_REJECT_UNAUTHORIZED=0|] npm ci")]
    [InlineData("FROM node:24\nRUN export [|NODE_TLS_REJECT_UNAUTHORIZED='0'|] && npm ci")]
    [InlineData("FROM node:24\nRUN true;[|NODE_TLS_REJECT_UNAUTHORIZED=0|] npm ci;A=b echo")]
    [InlineData("FROM node:24\nRUN env [|NODE_TLS_REJECT_UNAUTHORIZED=0|] npm ci")]
    [InlineData("FROM node:24\nARG V=0\nENV [|NODE_TLS_REJECT_UNAUTHORIZED=$V|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM node:24\nENV NODE_TLS_REJECT_UNAUTHORIZED=1")]
    [InlineData("FROM node:24\nENV NODE_TLS_REJECT_UNAUTHORIZED=")]
    [InlineData("FROM node:24\nENV MY_NODE_TLS_REJECT_UNAUTHORIZED=0")]
    [InlineData("FROM node:24\nRUN echo NODE_TLS_REJECT_UNAUTHORIZED=0")]
    [InlineData("FROM node:24\nRUN echo 'export NODE_TLS_REJECT_UNAUTHORIZED=0'")]
    [InlineData("FROM node:24\nRUN unset NODE_TLS_REJECT_UNAUTHORIZED && npm ci")]
    [InlineData("FROM node:24\nLABEL NODE_TLS_REJECT_UNAUTHORIZED=0")]
    [InlineData("FROM node:24\nARG NODE_TLS_REJECT_UNAUTHORIZED")]
    [InlineData("FROM node:24\n# ENV NODE_TLS_REJECT_UNAUTHORIZED=0")]
    public void StaysSilent(string source) => Verify(source);

    [Fact]
    public void DoesNotGuess() => VerifyNotEvaluated("FROM node:24\nARG V\nENV NODE_TLS_REJECT_UNAUTHORIZED=${V}");
}
