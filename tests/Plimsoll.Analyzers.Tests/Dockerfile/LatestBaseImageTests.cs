using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class LatestBaseImageTests : RuleTest<LatestBaseImage>
{
    [Theory]
    [InlineData("FROM [|debian:latest|]")]
    [InlineData("FROM [|registry.example:5000/app:latest|] AS app")]
    [InlineData("ARG TAG=latest\nFROM [|debian:${TAG}|]")]
    [InlineData("ARG TAG=12\nARG TAG=latest\nFROM [|debian:${TAG}|]\nFROM [|alpine:$TAG|]")]
    [InlineData("ARG NAME\nFROM [|${NAME}:latest|]")]
    [InlineData("FROM debian:12\nCOPY --from=[|nginx:latest|] a b")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12")]
    [InlineData("FROM debian")]
    [InlineData("FROM debian:latest@sha256:3f1d6c17773a45c97bd8f158d665c9709d7b29ed7917ac934086ad96f92e4510")]
    [InlineData("FROM latest:12")]
    [InlineData("FROM debian:latest-slim")]
    [InlineData("ARG TAG=latest\nARG TAG=12\nFROM debian:${TAG}")]
    public void StaysSilent(string source) => Verify(source);

    [Fact]
    public void DoesNotGuess() => VerifyNotEvaluated("ARG TAG\nFROM debian:${TAG}");

    [Fact]
    public void TakesTheValueThatTheCommandLineGives()
    {
        var request = new Engine.ScanRequest
        {
            ToolVersion = "0.0.0",
            WorkingDirectory = "/",
            BuildArguments = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("TAG", "latest"),
        };
        Verify("ARG TAG=12\nFROM [|debian:${TAG}|]", request: request);
    }
}
