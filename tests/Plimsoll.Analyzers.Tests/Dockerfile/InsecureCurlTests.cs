using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class InsecureCurlTests : RuleTest<InsecureCurl>
{
    [Theory]
    [InlineData("FROM debian:12\nRUN curl [|-k|] https://example.com")]
    [InlineData("FROM debian:12\nRUN curl https://example.com [|--insecure|]")]
    [InlineData("FROM debian:12\nRUN true && curl [|-Lkv|] https://example.com | tar x")]
    [InlineData("FROM debian:12\nRUN [\"curl\", \"[|-k|]\", \"https://example.com\"]")]
    [InlineData("FROM debian:12\nRUN /usr/bin/curl \\\n  # why\n  [|-sk|] \\\n  https://example.com")]
    [InlineData("FROM debian:12\nRUN x=$(curl [|-k|] https://example.com) && echo \"$x\"")]
    [InlineData("FROM debian:12\nRUN bash -c 'curl [|-k|] https://example.com'")]
    [InlineData("FROM debian:12\nRUN if true; then sudo curl [|-k|] a; fi")]
    [InlineData("FROM debian:12\nRUN <<EOF\nset -e\ncurl [|--insecure|] https://example.com\nEOF")]
    [InlineData("FROM debian:12\nENV FLAGS=-k\nRUN curl [|$FLAGS|] https://example.com")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nRUN curl https://example.com")]
    [InlineData("FROM debian:12\nRUN curl https://example.com | grep -k a")]
    [InlineData("FROM debian:12\nRUN curl https://example.com; tar -k x")]
    [InlineData("FROM debian:12\nRUN curl -ok https://example.com")]
    [InlineData("FROM debian:12\nRUN curl -H -k https://example.com")]
    [InlineData("FROM debian:12\nRUN curl --user-agent --insecure https://example.com")]
    [InlineData("FROM debian:12\nRUN echo 'curl -k https://example.com'")]
    [InlineData("FROM debian:12\nRUN apt-get install -y curl # -k")]
    [InlineData("FROM debian:12\nRUN curl -K config -- -k")]
    [InlineData("FROM debian:12\nRUN cat <<EOF > /a\ncurl -k https://example.com\nEOF")]
    [InlineData("FROM debian:12\nSHELL [\"pwsh\", \"-c\"]\nRUN curl -k https://example.com")]
    public void StaysSilent(string source) => Verify(source);

    [Theory]
    [InlineData("FROM debian:12\nARG FLAGS\nRUN curl $FLAGS https://example.com")]
    [InlineData("FROM debian:12\nRUN for f in -k -s; do curl $f https://example.com; done")]
    public void DoesNotGuess(string source) => VerifyNotEvaluated(source);
}
