using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class SudoCommandTests : RuleTest<SudoCommand>
{
    [Theory]
    [InlineData("FROM debian:12\nRUN [|sudo|] apt-get update")]
    [InlineData("FROM debian:12\nRUN apt-get update \\\n && [|sudo|] -E apt-get install -y vim")]
    [InlineData("FROM debian:12\nRUN [\"[|/usr/bin/sudo|]\", \"id\"]")]
    [InlineData("FROM debian:12\nRUN echo a | [|sudo|] tee /etc/b")]
    [InlineData("FROM debian:12\nRUN sh -c \"[|sudo|] id\"")]
    [InlineData("FROM debian:12\nRUN if [ -n x ]; then [|sudo|] id; fi")]
    [InlineData("FROM debian:12\nONBUILD RUN [|sudo|] id")]
    [InlineData("FROM debian:12\nRUN A=b [|sudo|] id")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nRUN apt-get install -y sudo")]
    [InlineData("FROM debian:12\nRUN which sudo")]
    [InlineData("FROM debian:12\nRUN command -v sudo")]
    [InlineData("FROM debian:12\nRUN echo 'app ALL=(ALL) NOPASSWD: sudo' > /etc/sudoers.d/app")]
    [InlineData("FROM debian:12\nRUN cat <<EOF > /etc/sudoers.d/app\nsudo id\nEOF")]
    [InlineData("FROM debian:12\nRUN usermod -aG sudo app && ls sudo")]
    [InlineData("FROM debian:12\nRUN mysudo id; sudoku")]
    [InlineData("FROM debian:12\nCMD sudo id")]
    public void StaysSilent(string source) => Verify(source);
}
