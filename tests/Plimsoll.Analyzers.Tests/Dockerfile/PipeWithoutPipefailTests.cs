using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class PipeWithoutPipefailTests : RuleTest<PipeWithoutPipefail>
{
    [Theory]
    [InlineData("FROM debian:12\nRUN [|curl https://example.com | tar x|]")]
    [InlineData("FROM debian:12\nRUN true && [|a | b | c|]")]
    [InlineData("FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nRUN [|a | b|]")]
    [InlineData("FROM debian:12\nRUN [|a \\\n  | b|]")]
    [InlineData("FROM debian:12\nRUN [|a | b|] && set -o pipefail")]
    [InlineData("FROM debian:12\nSHELL [\"/bin/sh\", \"-o\", \"pipefail\", \"-c\"]\nRUN sh -c '[|a | b|]'")]
    [InlineData("FROM debian:12\nRUN <<EOF\n[|a | b|]\nEOF")]
    [InlineData("FROM debian:12\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nFROM debian:12\nRUN [|a | b|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nRUN a || b")]
    [InlineData("FROM debian:12\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN a | b")]
    [InlineData("FROM debian:12\nSHELL [\"/usr/bin/bash\", \"-euxo\", \"pipefail\", \"-c\"]\nRUN a | b")]
    [InlineData("FROM debian:12 AS base\nSHELL [\"/bin/ash\", \"-eo\", \"pipefail\", \"-c\"]\nFROM base\nRUN a | b")]
    [InlineData("FROM debian:12\nRUN set -euo pipefail && a | b")]
    [InlineData("FROM debian:12\nRUN <<EOF\nset -o pipefail\na | b\nEOF")]
    [InlineData("FROM debian:12\nRUN bash -o pipefail -c 'a | b'")]
    [InlineData("FROM debian:12\nRUN bash -euo pipefail -c 'a | b'")]
    [InlineData("FROM debian:12\nRUN [\"a\", \"|\", \"b\"]")]
    [InlineData("FROM debian:12\nRUN a | b || true")]
    [InlineData("FROM debian:12\nRUN echo 'a | b' \"c | d\"")]
    [InlineData("FROM debian:12\nRUN yes | apt-get upgrade")]
    [InlineData("FROM debian:12\nRUN if a | grep -q b; then c; fi")]
    [InlineData("FROM debian:12\nRUN case a in b|c) d;; esac")]
    public void StaysSilent(string source) => Verify(source);

    [Theory]
    [InlineData("FROM debian:12\nSHELL [\"pwsh\", \"-Command\"]\nRUN Get-Item a | Remove-Item")]
    [InlineData("FROM registry.example/windows/nanoserver:ltsc2025\nRUN dir | more")]
    [InlineData("# escape=`\nFROM debian:12\nRUN dir | more")]
    [InlineData("FROM debian:12\nRUN <<EOF\n#!/usr/bin/env python3\nprint(1 | 2)\nEOF")]
    public void DoesNotJudgeShellsThatItDoesNotRead(string source) => VerifyNotEvaluated(source);
}
