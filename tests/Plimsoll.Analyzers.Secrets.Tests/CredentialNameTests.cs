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
    [InlineData("SMTP_SERVER_PASSWORD")]
    [InlineData("SSL_KEY_STORE_PASSWORD")]
    [InlineData("CERT_PASSWORD")]
    [InlineData("STRIPE_ENDPOINT_SECRET")]
    [InlineData("FIELD_ENCRYPTION_KEY")]
    [InlineData("HASH_SECRET")]
    [InlineData("GPG_PASSPHRASE")]
    [InlineData("GPG_KEY")]
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
    [InlineData("PASSWORD_HASH")]
    [InlineData("KEY_SERVER")]
    [InlineData("AUTH_METHOD")]
    [InlineData("TOKEN_ISSUER")]
    [InlineData("ALLOW_EMPTY_PASSWORD")]
    [InlineData("MAX_TOKENS")]
    [InlineData("KEY_FINGERPRINT")]
    [InlineData("PASSWORD_MIN_LENGTH")]
    [InlineData("ENABLE_AUTH")]
    public void MeansSomethingElse(string name) => CredentialName.IsCredential(name).ShouldBeFalse();

    [Theory]
    [InlineData("changeme")]
    [InlineData("test")]
    [InlineData("correct horse")]
    [InlineData("abcdefghijklmnopqrstuvwxyz")]
    [InlineData("postgres://u:p@h/d")]
    [InlineData("p4$$word")]
    [InlineData("@dmin-1")]
    [InlineData("<3-my-cat")]
    [InlineData("~tilde~")]
    [InlineData("100%")]
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

    [Theory]
    [InlineData("GPG_KEY", false)]
    [InlineData("SIGNING_KEY_ID", false)]
    [InlineData("NODE_RELEASE_KEY", false)]
    [InlineData("API_TOKEN", true)]
    [InlineData("API_KEY", true)]
    [InlineData("DB_PASSWORD", true)]
    [InlineData("AWS_ACCESS_KEY", true)]
    public void FortyHexadecimalDigitsAreAFingerprintOnlyWhereAPublicKeyIsNamed(string name, bool isSecret)
    {
        const string Value = "0123456789ABCDEF0123456789ABCDEF01234567";
        CredentialName.IsCredential(name).ShouldBeTrue();
        CredentialName.CanBeSecret(name, Value).ShouldBe(isSecret);
    }

    [Theory]
    [InlineData("DB_PASSWORD", " ")]
    [InlineData("DB_PASSWORD", "$X")]
    [InlineData("API_TOKEN", "sha256:0123456789abcdef")]
    public void ANameMakesNoSecretOfWhatIsNone(string name, string value) => CredentialName.CanBeSecret(name, value).ShouldBeFalse();

    [Theory]
    [InlineData("${X:-hunter2}", "hunter2")]
    [InlineData("${X-hunter2}", "hunter2")]
    [InlineData("${X:?must be set}", "${X:?must be set}")]
    [InlineData("${X:-${Y}}", "${X:-${Y}}")]
    [InlineData("${X:-}", "")]
    [InlineData("${}", "${}")]
    [InlineData("${", "${")]
    [InlineData("plain", "plain")]
    public void AFallbackIsALiteral(string value, string literal) => CredentialName.LiteralOf(value).ShouldBe(literal);
}
