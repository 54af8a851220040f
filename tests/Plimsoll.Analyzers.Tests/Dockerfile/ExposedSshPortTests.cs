using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class ExposedSshPortTests : RuleTest<ExposedSshPort>
{
    [Theory]
    [InlineData("FROM debian:12\nEXPOSE [|22|]")]
    [InlineData("FROM debian:12\nEXPOSE 80 [|22/tcp|] 443")]
    [InlineData("FROM debian:12\nEXPOSE [|22/udp|]")]
    [InlineData("FROM debian:12\nEXPOSE [|20-25|]")]
    [InlineData("FROM debian:12\nARG PORT=22\nEXPOSE [|${PORT}|]")]
    [InlineData("FROM debian:12\nEXPOSE [|2222:22|]")]
    [InlineData("FROM debian:12\nENV PORTS=\"80 22\"\nEXPOSE [|$PORTS|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nEXPOSE 2222")]
    [InlineData("FROM debian:12\nEXPOSE 220-230")]
    [InlineData("FROM debian:12\nEXPOSE 80 443/tcp")]
    [InlineData("FROM debian:12\nEXPOSE 22:2222")]
    [InlineData("FROM debian:12\nENV PORT=22")]
    [InlineData("FROM debian:12\nRUN echo EXPOSE 22")]
    [InlineData("FROM debian:12\nEXPOSE 1022")]
    public void StaysSilent(string source) => Verify(source);

    [Fact]
    public void DoesNotGuess() => VerifyNotEvaluated("FROM debian:12\nARG PORT\nEXPOSE ${PORT}");
}
