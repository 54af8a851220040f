using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class UnbuildableDockerfileTests : RuleTest<UnbuildableDockerfile>
{
    [Theory]
    [InlineData("FROM debian:12\n[|RNU|] true")]
    [InlineData("FROM debian:12\n[|COPY|] only-one")]
    [InlineData("FROM debian:12\nENV A=b [|c|]")]
    [InlineData("FROM debian:12\nCOPY [|--form=build|] a b")]
    [InlineData("FROM debian:12\nCOPY --from=[|$STAGE|] a b")]
    [InlineData("FROM debian:12 [|build|]")]
    [InlineData("FROM debian:12 AS [|1st|]")]
    [InlineData("FROM debian:12\nSHELL [|/bin/bash -c|]")]
    [InlineData("FROM debian:12\nCMD [|[\"a\", 1]|]")]
    [InlineData("FROM debian:12\nHEALTHCHECK [|curl|] localhost")]
    [InlineData("FROM debian:12\nHEALTHCHECK NONE [|really|]")]
    [InlineData("FROM debian:12\nONBUILD [|FROM|] debian:12")]
    [InlineData("FROM debian:12\nONBUILD [|ONBUILD|] RUN true")]
    [InlineData("FROM debian:12\nRUN cat [|<<EOF|]\nnever closed\n EOF")]
    [InlineData("FROM debian:12\n[|USER|]")]
    [InlineData("FROM debian:12\n[|ENV|] ALONE")]
    [InlineData("FROM debian:12\nWORKDIR [|${}|]")]
    [InlineData("[|RUN|] true\nFROM debian:12")]
    [InlineData("ARG A\n[|ARG|] B")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nRUN true")]
    [InlineData("from debian:12 as build\nrun true")]
    [InlineData("ARG V=12\nFROM debian:${V}\nENV A=b C=\"d e\" F=g\\ h")]
    [InlineData("FROM debian:12\nENV A B C")]
    [InlineData("FROM debian:12\nCMD ['not', 'json']")]
    [InlineData("FROM debian:12\nCMD [\"a\", \"b\"] text behind")]
    [InlineData("FROM debian:12\nRUN cat <<EOF > /a\nUSER\n# text\nEOF\nUSER app")]
    [InlineData("FROM debian:12\nRUN <<-'A B'\n\tbody\n\tA B\nUSER app")]
    [InlineData("FROM debian:12\nRUN echo a \\\n  # a comment\n\n  && echo b")]
    [InlineData("FROM debian:12\nCOPY --from=build --chown=a:b --link a b")]
    [InlineData("FROM debian:12\nRUN --mount=type=cache,target=/a --mount=type=secret,id=b true")]
    [InlineData("FROM debian:12\nHEALTHCHECK --interval=5s CMD curl localhost || exit 1\nHEALTHCHECK NONE")]
    [InlineData("FROM debian:12\nRUN echo $((1 << 3))\nRUN cat <<<'here' ")]
    [InlineData("FROM debian:12\nONBUILD RUN cat <<EOF\nFROM\nEOF\nUSER a")]
    [InlineData("FROM debian:12\nCMD []")]
    [InlineData("# syntax=docker/dockerfile:1\n# escape=`\nFROM debian:12\nCOPY a C:\\b\\")]
    [InlineData("FROM debian:12\nRUN <<A cat - && cat <<B\none\nA\ntwo\nB\nUSER a")]
    [InlineData("FROM debian:12\nEXPOSE 80/tcp 81-82\nSTOPSIGNAL SIGTERM\nMAINTAINER some one")]
    [InlineData("FROM debian:12 AS a\nFROM a AS b\nCOPY --from=a /x /y\nONBUILD COPY --from=later /x /y")]
    [InlineData("FROM debian:12\nLABEL a.b=\"c d\" 'e f'=g\nLABEL old form\nVOLUME /a /b\nVOLUME [\"/c\"]")]
    public void StaysSilent(string source) => Verify(source);

    [Fact]
    public void SuggestsTheInstructionThatIsMeant()
    {
        var finding = Assert.Single(Verify("FROM debian:12\n[|COPPY|] a b"));
        Assert.Equal("'COPPY' is no instruction; did you mean COPY?", Assert.Single(finding.Arguments));
    }

    [Fact]
    public void DoesNotRepeatWhatALostContinuationLeftInTheOpen()
    {
        var finding = Assert.Single(Verify("FROM debian:12\nRUN login\n  [|--password=correct-horse|] --now"));
        Assert.DoesNotContain("horse", Assert.Single(finding.Arguments), StringComparison.Ordinal);
    }
}
