namespace Plimsoll.Analyzers.Image.Tests;

public sealed class SecretInHistoryArgumentTests : ImageRuleTest<SecretInHistoryArgument>
{
    [Theory]
    [InlineData("!STEP ARG DB_PASSWORD=kx81-pq77")]
    [InlineData("!STEP |1 NPM_TOKEN=abcdefgh /bin/sh -c npm ci")]
    [InlineData("!STEP RUN |2 VERSION=1 DB_PASSWORD=correct-horse /bin/sh -c make # buildkit")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("STEP |1 VERSION=1.2 /bin/sh -c make")]
    [InlineData("STEP |1 HTTP_PROXY=http://proxy:3128 /bin/sh -c make")]
    [InlineData("STEP |1 DB_PASSWORD= /bin/sh -c make")]
    [InlineData("STEP RUN /bin/sh -c make # buildkit")]
    [InlineData("STEP /bin/sh -c #(nop)  CMD [\"sh\"]")]
    public void StaysSilent(string description) => Verify(description);
}
