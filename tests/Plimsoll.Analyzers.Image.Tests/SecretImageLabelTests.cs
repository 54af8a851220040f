using Shouldly;

namespace Plimsoll.Analyzers.Image.Tests;

public sealed class SecretImageLabelTests : ImageRuleTest<SecretImageLabel>
{
    [Theory]
    [InlineData("!LABEL db.password=hunter22")]
    [InlineData("!LABEL com.example.api-token=kx81-pq77")]
    [InlineData("!LABEL com.example.client_secret=abcdef")]
    [InlineData("!LABEL com.example.info=https://ci:kx81pq77@git.example/a")]
    [InlineData("!LABEL com.example.token=20261126")]
    [InlineData("!CMD [\"server\", \"--password=hunter22\"]")]
    [InlineData("!ENTRYPOINT [\"server\", \"--api-key\", \"kx81-pq77-0a\"]")]
    [InlineData("!CMD [\"curl\", \"-u\", \"ci:kx81-pq77\", \"https://example.com\"]")]
    [InlineData("!CMD [\"/bin/sh\", \"-c\", \"server --password=hunter22\"]")]
    [InlineData("!HEALTHCHECK curl -u admin:kx81-pq77 http://localhost")]
    [InlineData("!CMD [\"serve\", \"https://ci:kx81pq77@git.example/a\"]")]
    public void Reports(string line) => Verify(line);

    [Theory]
    [InlineData("LABEL db.password=abcde")]
    [InlineData("LABEL db.password=/run/secrets/db")]
    [InlineData("LABEL com.example.token=https://example.com/token")]
    [InlineData("LABEL com.example.token=${TOKEN}")]
    [InlineData("LABEL com.example.token=90000")]
    [InlineData("LABEL com.example.password-file=hunter22")]
    [InlineData("LABEL com.example.key.id=hunter22")]
    [InlineData("LABEL maintainer=someone@example.com")]
    [InlineData("LABEL org.opencontainers.image.revision=0123456789012345678901234567890123456789")]
    [InlineData("ENV ADDRESS=https://ci:kx81pq77@git.example/a")]
    [InlineData("CMD [\"server\", \"--password-file=/run/secrets/db\"]")]
    [InlineData("CMD [\"server\", \"--auth\", \"required-by-proxy\"]")]
    [InlineData("CMD [\"curl\", \"-u\", \"ci\", \"https://example.com\"]")]
    public void StaysSilent(string line) => Verify(line);

    [Fact]
    public void TellsTheNameAndNeverTheValue()
    {
        var finding = Verify("!LABEL db.password=hunter22").ShouldHaveSingleItem();
        finding.Arguments.ShouldBe(["the label 'db.password', whose name means one"]);
        finding.Secret!.Value.Length.ShouldBe("hunter22".Length);
    }
}
