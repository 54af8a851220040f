namespace Plimsoll.Analyzers.Image.Tests;

public sealed class SecretImageVariableTests : ImageRuleTest<SecretImageVariable>
{
    [Theory]
    [InlineData("!ENV DB_PASSWORD=hunter22")]
    [InlineData("!ENV API_TOKEN=kx81-pq77")]
    [InlineData("!ENV pgPassword=hunter22=x")]
    [InlineData("!ENV CLIENT_SECRET=abcdef")]
    public void Reports(string line) => Verify(line);

    [Theory]
    [InlineData("ENV DB_PASSWORD=abcde")]
    [InlineData("ENV DB_PASSWORD=")]
    [InlineData("ENV DB_PASSWORD=/run/secrets/db")]
    [InlineData("ENV AUTH_SERVER_PASSWORD=$OTHER_PASSWORD")]
    [InlineData("ENV TOKEN=https://example.com/token")]
    [InlineData("ENV ENABLE_PASSWORD=false")]
    [InlineData("ENV SECRET=120000")]
    [InlineData("ENV GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D")]
    [InlineData("ENV DB_PASSWORD_FILE=hunter22")]
    [InlineData("ENV SECRET_PATH=hunter22")]
    [InlineData("ENV SECRET_DIR=hunter22")]
    [InlineData("ENV SECRET_NAME=hunter22")]
    [InlineData("ENV TOKEN_URL=hunter22")]
    [InlineData("ENV SIGNING_KEY_ID=hunter22")]
    [InlineData("ENV KEYCLOAK_VERSION=26.0.1-ab")]
    [InlineData("ENV PACKAGES=libcrypto3=3.1.4")]
    [InlineData("ENV ACCESS_LOG=access.log")]
    [InlineData("ENV PATH=/usr/bin")]
    public void StaysSilent(string line) => Verify(line);

    [Fact]
    public void TellsTheNameAndNeverTheValue()
    {
        var finding = Assert.Single(Verify("!ENV DB_PASSWORD=hunter22"));
        Assert.Equal(["DB_PASSWORD", "whose name means a secret"], finding.Arguments);
        Assert.Equal("DB_PASSWORD", finding.Anchor);
        Assert.Equal("hunter22".Length, finding.Secret!.Value.Length);
    }
}
