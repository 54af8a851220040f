namespace Plimsoll.Analyzers.Image.Tests;

public sealed class SecretImageVariableTests : ImageRuleTest<SecretImageVariable>
{
    [Theory]
    [InlineData("!ENV DB_PASSWORD=correct-horse")]
    [InlineData("!ENV API_TOKEN=abcdefgh")]
    [InlineData("ENV A=b\n!ENV clientSecret=correct horse")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("ENV DB_PASSWORD_FILE=/run/secrets/db")]
    [InlineData("ENV GPG_KEY=0123456789ABCDEF0123456789ABCDEF01234567")]
    [InlineData("ENV DB_PASSWORD=")]
    [InlineData("ENV TOKEN=abc")]
    [InlineData("ENV TOKEN_URL=https://example.com/token")]
    [InlineData("ENV PATH=/usr/bin")]
    public void StaysSilent(string description) => Verify(description);
}
