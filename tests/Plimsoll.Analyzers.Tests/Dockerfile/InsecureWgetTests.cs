using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class InsecureWgetTests : RuleTest<InsecureWget>
{
    [Theory]
    [InlineData("FROM debian:12\nRUN wget [|--no-check-certificate|] https://example.com")]
    [InlineData("FROM debian:12\nRUN wget -q https://example.com/a -O /a [|--no-check-certificate|]")]
    [InlineData("FROM debian:12\nRUN true && /usr/bin/wget \\\n  [|--no-check-certificate|] \\\n  https://example.com")]
    [InlineData("FROM debian:12\nRUN [\"wget\", \"[|--no-check-certificate|]\", \"https://example.com\"]")]
    [InlineData("FROM debian:12\nRUN bash -c 'wget [|--no-check-certificate|] https://example.com'")]
    [InlineData("FROM debian:12\nRUN wget [|--no-check-cert|] https://example.com")]
    [InlineData("FROM debian:12\nRUN wget [|--check-certificate=off|] https://example.com")]
    [InlineData("FROM debian:12\nRUN wget [|-e|] check_certificate=off https://example.com")]
    [InlineData("FROM debian:12\nENV FLAGS=--no-check-certificate\nRUN wget [|$FLAGS|] https://example.com")]
    [InlineData("FROM debian:12\nRUN echo [|\"check_certificate = off\"|] >> ~/.wgetrc && wget https://example.com")]
    [InlineData("FROM debian:12\nRUN echo [|'check-certificate=No'|] > \"/root/.wgetrc\"")]
    [InlineData("FROM debian:12\nRUN printf [|'quiet = on\\ncheck_certificate = off\\n'|] > /etc/wgetrc")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nRUN wget https://example.com")]
    [InlineData("FROM debian:12\nRUN wget --no-cache --no-clobber --no-c https://example.com")]
    [InlineData("FROM debian:12\nRUN wget --check-certificate=on https://example.com")]
    [InlineData("FROM debian:12\nRUN wget --ca-certificate=/etc/ssl/company.pem https://example.com")]
    [InlineData("FROM debian:12\nRUN wget -U --no-check-certificate https://example.com")]
    [InlineData("FROM debian:12\nRUN wget --user-agent --no-check-certificate https://example.com")]
    [InlineData("FROM debian:12\nRUN wget -- --no-check-certificate")]
    [InlineData("FROM debian:12\nRUN echo 'wget --no-check-certificate https://example.com'")]
    [InlineData("FROM debian:12\nRUN apt-get install -y wget # --no-check-certificate")]
    [InlineData("FROM debian:12\nRUN wget https://example.com; other --no-check-certificate")]
    [InlineData("FROM debian:12\nRUN wget -e robots=off https://example.com")]
    [InlineData("FROM debian:12\nRUN echo 'check_certificate = on' >> ~/.wgetrc")]
    [InlineData("FROM debian:12\nRUN echo '# check_certificate = off' >> ~/.wgetrc")]
    [InlineData("FROM debian:12\nRUN echo 'check_certificate = off' >> /notes")]
    public void StaysSilent(string source) => Verify(source);

    [Fact]
    public void DoesNotGuess() => VerifyNotEvaluated("FROM debian:12\nARG FLAGS\nRUN wget $FLAGS https://example.com");
}
