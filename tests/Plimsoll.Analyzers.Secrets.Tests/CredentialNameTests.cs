using Shouldly;

namespace Plimsoll.Analyzers.Secrets.Tests;

public sealed class CredentialNameTests
{
    [Theory]
    [InlineData("DB_PASSWORD")]
    [InlineData("password")]
    [InlineData("apiToken")]
    [InlineData("API_KEY")]
    [InlineData("apikey")]
    [InlineData("MYSQL_ROOT_PASSWORD")]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("SECRET")]
    [InlineData("client-secret")]
    [InlineData("REDIS_AUTH")]
    [InlineData("app.credentials")]
    [InlineData("PASSWORD2")]
    public void MeansACredential(string name) => CredentialName.IsCredential(name).ShouldBeTrue();

    [Theory]
    [InlineData("PUBLIC_TOKEN")]
    [InlineData("PASSWORD_FILE")]
    [InlineData("SECRET_NAME")]
    [InlineData("TOKEN_URL")]
    [InlineData("AUTH_ENABLED")]
    [InlineData("KEY_VERSION")]
    [InlineData("TOKEN_TTL")]
    [InlineData("PASSWORD_LENGTH")]
    [InlineData("KEY_ALIAS")]
    [InlineData("SSH_KEY_PATH")]
    [InlineData("MONKEY")]
    [InlineData("KEYBOARD_LAYOUT")]
    [InlineData("TOKENIZERS_PARALLELISM")]
    [InlineData("AUTHOR")]
    [InlineData("SECRETARY")]
    [InlineData("COMPASS")]
    [InlineData("BYPASS_CACHE")]
    [InlineData("KEYCLOAK_HOME")]
    public void MeansSomethingElse(string name) => CredentialName.IsCredential(name).ShouldBeFalse();

    [Theory]
    [InlineData("changeme")]
    [InlineData("test")]
    [InlineData("correct horse")]
    [InlineData("abcdefghijklmnopqrstuvwxyz")]
    [InlineData("postgres://u:p@h/d")]
    [InlineData("p4$$word")]
    public void CanBeASecret(string value) => CredentialName.CanBeSecret(value).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("$X")]
    [InlineData("${X}")]
    [InlineData("prefix-${X}")]
    [InlineData("/run/secrets/x")]
    [InlineData("C:\\secrets\\x")]
    [InlineData("42")]
    [InlineData("10m")]
    [InlineData("true")]
    [InlineData("https://example.com/token")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF01234567")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF01234567 89ABCDEF0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("sha256:0123456789abcdef")]
    [InlineData("<your password>")]
    [InlineData("{{ password }}")]
    [InlineData("ssh-ed25519 AAAA")]
    public void CannotBeASecret(string value) => CredentialName.CanBeSecret(value).ShouldBeFalse();
}
