using Microsoft.CodeAnalysis;
using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class MissingUserTests : RuleTest<MissingUser>
{
    [Theory]
    [InlineData("[|FROM debian:12|]\nRUN true")]
    [InlineData("[|FROM scratch|]\nCOPY app /app")]
    [InlineData("FROM debian:12 AS build\nUSER app\n[|FROM debian:12|]\nCOPY --from=build a b")]
    [InlineData("FROM debian:12 AS base\n[|FROM base|]")]
    [InlineData("[|FROM debian:12|]\nONBUILD USER app")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nUSER app")]
    [InlineData("FROM debian:12\nUSER root")]
    [InlineData("FROM debian:12 AS base\nUSER app\nFROM base")]
    [InlineData("FROM debian:12 AS build\nFROM debian:12\nUSER app")]
    [InlineData("FROM registry.example/base:nonroot")]
    [InlineData("FROM registry.example/web-unprivileged:1.27")]
    [InlineData("FROM registry.example/runtime:10.0-noble-chiseled AS base\nFROM base")]
    public void StaysSilent(string source) => Verify(source);

    [Theory]
    [InlineData("ARG BASE\nFROM ${BASE}")]
    [InlineData("FROM registry.example/windows/servercore:ltsc2025")]
    public void DoesNotGuess(string source) => VerifyNotEvaluated(source);

    [Theory]
    [InlineData("[|FROM debian:12|]\nENTRYPOINT [\"gosu\", \"app\", \"server\"]")]
    [InlineData("[|FROM debian:12|]\nENTRYPOINT exec su-exec app server")]
    public void LowersWhenTheEntrypointDropsRoot(string marked) =>
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(Verify(marked)).LoweredTo);

    [Fact]
    public void JudgesTheTargetStage()
    {
        var request = new Engine.ScanRequest { ToolVersion = "0.0.0", WorkingDirectory = "/", Target = "base" };
        Verify("[|FROM debian:12 AS base|]\nFROM base\nUSER app", request: request);
    }
}
