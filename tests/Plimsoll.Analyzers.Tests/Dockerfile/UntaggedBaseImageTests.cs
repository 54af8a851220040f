using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class UntaggedBaseImageTests : RuleTest<UntaggedBaseImage>
{
    [Theory]
    [InlineData("FROM [|debian|]")]
    [InlineData("FROM --platform=linux/arm64 [|registry.example:5000/app|]")]
    [InlineData("ARG BASE=debian\nFROM [|${BASE}|]")]
    [InlineData("ARG BASE\nFROM [|${BASE:-debian}|]")]
    [InlineData("ARG REGISTRY\nFROM [|${REGISTRY}/team/app|]")]
    [InlineData("FROM debian:12 AS Build\nFROM [|Build|]")]
    [InlineData("FROM debian:12\nCOPY --from=[|nginx|] /etc/nginx /etc/nginx")]
    [InlineData("FROM debian:12\nRUN --mount=type=bind,from=[|busybox|],target=/b true")]
    [InlineData("FROM \\\n  [|debian|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM scratch")]
    [InlineData("FROM debian:12.11")]
    [InlineData("FROM debian@sha256:3f1d6c17773a45c97bd8f158d665c9709d7b29ed7917ac934086ad96f92e4510")]
    [InlineData("FROM debian:12.11 AS build\nFROM build")]
    [InlineData("FROM debian:12.11 AS Build\nFROM build")]
    [InlineData("ARG TAG\nFROM debian:${TAG}")]
    [InlineData("ARG DIGEST\nFROM debian@${DIGEST}")]
    [InlineData("FROM debian:12 AS build\nFROM scratch\nCOPY --from=BUILD a b\nCOPY --from=0 a b")]
    [InlineData("FROM debian:12\nCOPY --from=later a b\nFROM debian:12 AS later")]
    public void StaysSilent(string source) => Verify(source);

    [Theory]
    [InlineData("ARG BASE\nFROM ${BASE}")]
    [InlineData("FROM $BASE")]
    [InlineData("ARG FLAVOUR\nFROM registry.example/app-${FLAVOUR}")]
    public void DoesNotGuess(string source) => VerifyNotEvaluated(source);
}
