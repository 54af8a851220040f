using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class RootUserTests : RuleTest<RootUser>
{
    [Theory]
    [InlineData("FROM debian:12\nUSER [|root|]")]
    [InlineData("FROM debian:12\nUSER [|0|]")]
    [InlineData("FROM debian:12\nUSER [|root:app|]")]
    [InlineData("FROM debian:12\nUSER [|0:1000|]")]
    [InlineData("FROM debian:12\nUSER app\nUSER [|root|]\nRUN true")]
    [InlineData("FROM debian:12 AS base\nUSER [|root|]\nFROM base")]
    [InlineData("FROM debian:12 AS unused\nUSER [|root|]\nFROM debian:12\nUSER app")]
    [InlineData("ARG WHO=root\nFROM debian:12\nARG WHO\nUSER [|${WHO}|]")]
    [InlineData("FROM debian:12\nUSER app\nONBUILD USER [|root|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nUSER root\nUSER app")]
    [InlineData("FROM debian:12")]
    [InlineData("FROM debian:12\nUSER rooty")]
    [InlineData("FROM debian:12\nUSER 1000:0")]
    [InlineData("FROM debian:12 AS build\nUSER root\nFROM debian:12\nCOPY --from=build a b\nUSER app")]
    [InlineData("FROM debian:12 AS build\nUSER root\nFROM debian:12\nRUN --mount=type=bind,from=build,target=/b true\nUSER app")]
    [InlineData("FROM debian:12 AS base\nUSER root\nFROM base\nUSER app")]
    [InlineData("FROM debian:12\nARG WHO=app\nUSER ${WHO}")]
    [InlineData("FROM debian:12\nUSER root\nFROM debian:12\nUSER app")]
    [InlineData("FROM debian:12\nUSER root\nONBUILD USER app\nUSER app")]
    public void StaysSilent(string source) => Verify(source);

    [Fact]
    public void DoesNotGuess() => VerifyNotEvaluated("FROM debian:12\nARG WHO\nUSER ${WHO}");
}
