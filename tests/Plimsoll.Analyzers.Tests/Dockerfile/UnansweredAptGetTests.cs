using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class UnansweredAptGetTests : RuleTest<UnansweredAptGet>
{
    [Theory]
    [InlineData("FROM debian:12\nRUN apt-get [|install|] curl")]
    [InlineData("FROM debian:12\nRUN apt-get update && apt-get [|install|] -q curl && rm -r /a")]
    [InlineData("FROM debian:12\nRUN apt-get -o A=-y [|install|] curl")]
    [InlineData("FROM debian:12\nRUN apt-get [|install|] --no-install-recommends curl -t bookworm-backports")]
    [InlineData("FROM debian:12\nRUN sudo apt-get [|install|] curl")]
    [InlineData("FROM debian:12\nONBUILD RUN apt-get [|install|] curl")]
    [InlineData("FROM debian:12\nRUN [\"apt-get\", \"[|install|]\", \"curl\"]")]
    [InlineData("FROM debian:12\nENV PACKAGES=\"curl git\"\nRUN apt-get [|install|] $PACKAGES")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nRUN apt-get install -y curl")]
    [InlineData("FROM debian:12\nRUN apt-get -y install curl")]
    [InlineData("FROM debian:12\nRUN apt-get install curl --yes")]
    [InlineData("FROM debian:12\nRUN apt-get install -fmy curl")]
    [InlineData("FROM debian:12\nRUN apt-get install -qq curl")]
    [InlineData("FROM debian:12\nRUN apt-get install -q -q curl")]
    [InlineData("FROM debian:12\nRUN apt-get install -q=2 curl")]
    [InlineData("FROM debian:12\nRUN apt-get install --assume-yes curl")]
    [InlineData("FROM debian:12\nRUN apt-get -o APT::Get::Assume-Yes=true install curl")]
    [InlineData("FROM debian:12\nRUN echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/90yes\nRUN apt-get install curl")]
    [InlineData("FROM debian:12\nCOPY <<EOF /etc/apt/apt.conf.d/90yes\nAPT::Get::Assume-Yes \"1\";\nEOF\nRUN apt-get install curl")]
    [InlineData("FROM debian:12\nRUN yes | apt-get install curl")]
    [InlineData("FROM debian:12\nRUN apt-get update && apt-get clean")]
    [InlineData("FROM debian:12\nRUN apt install curl")]
    [InlineData("FROM debian:12\nRUN echo apt-get install curl")]
    [InlineData("FROM debian:12\nENV FLAGS=-y\nRUN apt-get install $FLAGS curl")]
    public void StaysSilent(string source) => Verify(source);

    [Theory]
    [InlineData("FROM debian:12\nARG FLAGS\nRUN apt-get install $FLAGS curl")]
    [InlineData("FROM debian:12\nRUN apt-get install $(cat packages)")]
    public void DoesNotGuess(string source) => VerifyNotEvaluated(source);

    [Theory]
    [InlineData("FROM debian:12\nRUN apt-get install curl", "FROM debian:12\nRUN apt-get install -y curl")]
    [InlineData("FROM debian:12\nRUN apt-get \\\n    install \\\n    curl", "FROM debian:12\nRUN apt-get \\\n    install -y \\\n    curl")]
    [InlineData("FROM debian:12\nRUN bash -c 'apt-get install curl'", "FROM debian:12\nRUN bash -c 'apt-get install -y curl'")]
    public void FixAddsTheFlag(string source, string expected) => Assert.Equal(expected, Fixed(source));

    [Fact]
    public void OffersNoFixInExecForm() =>
        Assert.Null(Assert.Single(Verify("FROM debian:12\nRUN [\"apt-get\", \"[|install|]\", \"curl\"]")).Fix);
}
