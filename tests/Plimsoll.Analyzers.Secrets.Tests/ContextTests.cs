using System.Security.Cryptography;
using System.Text;
using Shouldly;

namespace Plimsoll.Analyzers.Secrets.Tests;

public sealed class ContextTests
{
    [Theory]
    [InlineData("postgres://app:hunter2@db/app", "hunter2")]
    [InlineData("DATABASE_URL=mysql://root:root@127.0.0.1:3306/x", "root")]
    [InlineData("git clone https://me:p4ss%21w@git.example.com/a.git", "p4ss%21w")]
    [InlineData("\"mongodb+srv://u:s3cr3t-x@cluster.example/?a=b\"", "s3cr3t-x")]
    [InlineData("redis://:only-a-password@cache:6379", "only-a-password")]
    [InlineData("amqp://guest:guest@mq", "guest")]
    [InlineData("pip install --index-url https://u:tok3n@pypi.example/simple x", "tok3n")]
    [InlineData("postgres://app:${DB_PASSWORD:-hunter2}@db/app", "hunter2")]
    [InlineData("https://0a1b2c3d4e5f6a7b8c9d@git.example.com/a.git", "0a1b2c3d4e5f6a7b8c9d")]
    [InlineData("https://u:a@b@host.example/", "a@b")]
    [InlineData("postgres://${DB_USER}:hunter2@db/app", "hunter2")]
    [InlineData("postgres://${DB_USER:-app}:hunter2@db/app", "hunter2")]
    [InlineData("postgres://app:${DB_PASSWORD-hunter2}@db/app", "hunter2")]
    [InlineData("postgres://app:${A:-${B:-hunter2}}@db/app", "hunter2")]
    [InlineData("postgres://app:%21hunter2@db/app", "%21hunter2")]
    [InlineData("https://0a1b2c3d4e5f6a7b8c9d:x-oauth-basic@git.example.com/a.git", "0a1b2c3d4e5f6a7b8c9d")]
    [InlineData("https://0a1b2c3d4e5f6a7b8c9d:@git.example.com/a.git", "0a1b2c3d4e5f6a7b8c9d")]
    public void FindsPasswordsInAddresses(string text, string password) => Single(text, "PLM5013").ShouldBe(password);

    [Theory]
    [InlineData("postgres://app:${DB_PASSWORD}@db/app")]
    [InlineData("postgres://app:$DB_PASSWORD@db/app")]
    [InlineData("postgres://app:$(cat /run/secrets/db)@db/app")]
    [InlineData("https://user:password@example.com")]
    [InlineData("https://username:pass@example.com")]
    [InlineData("https://<user>:<password>@example.com")]
    [InlineData("https://{{ user }}:{{ password }}@example.com")]
    [InlineData("https://u:****@example.com")]
    [InlineData("https://u:xxxx@example.com")]
    [InlineData("https://u:%PASS%@example.com")]
    [InlineData("ssh://git@github.example/a.git")]
    [InlineData("https://example.com:8080/a@b")]
    [InlineData("https://example.com/a:b@c")]
    [InlineData("https://me@example.com/x")]
    [InlineData("see http://a and mail b:c@d.example")]
    [InlineData("https://u:YOUR_PASSWORD@example.com")]
    [InlineData("postgres://app:@db/app")]
    [InlineData("postgres://%s:%s@db/app")]
    [InlineData("postgres://%(user)s:%(password)s@db/app")]
    [InlineData("postgres://{0}:{1}@db/app")]
    [InlineData("postgres://app:@DB_PASSWORD@@db/app")]
    [InlineData("postgres://app:${A:-${B}}@db/app")]
    [InlineData("postgres://app:${A:-}@db/app")]
    [InlineData("postgres://app:${A:?set it}@db/app")]
    [InlineData("https://${TOKEN}:x-oauth-basic@git.example.com/a.git")]
    [InlineData("https://${TOKEN}@git.example.com/a.git")]
    public void LeavesReferencesAndPlaceholdersAlone(string text) => SecretSearch.InText(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Server=db;Database=shop;User Id=app;Password=h0rse-b4ttery;", "h0rse-b4ttery")]
    [InlineData("\"Data Source=db;Uid=sa;Pwd=Sup3r!\"", "Sup3r!")]
    [InlineData("password=abc123;host=db;port=5432", "abc123")]
    [InlineData("jdbc:sqlserver://db:1433;user=sa;password=abc123;encrypt=true", "abc123")]
    [InlineData("jdbc:mysql://db/x?user=a&password=abc123", "abc123")]
    [InlineData("Server=db;User Id=app;Password=a&b c;Pooling=true", "a&b c")]
    [InlineData("Server=db;User Id=app;Password=a&b", "a&b")]
    [InlineData("run Server=db;User=app;Password=abc123 --verbose", "abc123")]
    public void FindsPasswordsInConnectionStrings(string text, string password) => Single(text, "PLM5014").ShouldBe(password);

    [Theory]
    [InlineData("Server=db;Database=shop;Integrated Security=true")]
    [InlineData("Server=db;User Id=app;Password=${DB_PASSWORD};")]
    [InlineData("Server=db;User Id=app;Password={password};")]
    [InlineData("Server=db;User Id=app;Password=;")]
    [InlineData("Server=db;User Id=app;Password=<password>;")]
    [InlineData("password=abc123")]
    [InlineData("export DB_PASSWORD=abc123; ls")]
    [InlineData("forward=1;user=a")]
    public void LeavesOtherPairsAlone(string text) => SecretSearch.InText(text).ShouldBeEmpty();

    [Fact]
    public void FindsPrivateKeysThatDecode()
    {
        using var rsa = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var pem in (string[])[rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportRSAPrivateKeyPem(), curve.ExportECPrivateKeyPem(), curve.ExportPkcs8PrivateKeyPem()])
        {
            var unix = pem.ReplaceLineEndings("\n");
            Single($"a\n{unix}\nb", "PLM5006").ShouldBe(unix);
            Single($"KEY=\"{unix.Replace("\n", "\\n", StringComparison.Ordinal)}\"", "PLM5006").ShouldBe(unix.Replace("\n", "\\n", StringComparison.Ordinal));
            Single($"ENV KEY=\"{unix.Replace("\n", "\\n\\\n", StringComparison.Ordinal)}\"", "PLM5006").ShouldStartWith("-----BEGIN");
            Single(pem.ReplaceLineEndings("\r\n"), "PLM5006").ShouldStartWith("-----BEGIN");
            var encoded = Convert.ToBase64String(Encoding.ASCII.GetBytes(unix));
            Single($"KEY: {encoded}", "PLM5006").ShouldBe(encoded);
        }
    }

    [Fact]
    public void AFallbackThatIsCalledLikeItsVariableIsFoundBehindIt()
    {
        const string Text = "postgres://app:${db:-db}@host/app";
        SecretSearch.InText(Text).ShouldHaveSingleItem().Start.ShouldBe(Text.IndexOf("db}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\n    ")]
    [InlineData("\r\n")]
    public void FindsPrivateKeysInWrappedBase64(string lineBreak)
    {
        using var rsa = RSA.Create(2048);
        var encoded = Convert.ToBase64String(Encoding.ASCII.GetBytes(rsa.ExportPkcs8PrivateKeyPem().ReplaceLineEndings("\n")));
        foreach (var width in (int[])[64, 76])
        {
            var wrapped = string.Join(lineBreak, encoded.Chunk(width).Select(static line => new string(line)));
            Single($"tls.key: |{lineBreak}{wrapped}{lineBreak}other: value\n", "PLM5006").ShouldBe(wrapped);
        }

        Single($"KEY={encoded}\nOTHER=value\n", "PLM5006").ShouldBe(encoded);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\\n")]
    public void AKeyEncryptedTheOldWayIsLowered(string lineBreak)
    {
        var body = Convert.ToBase64String(Enumerable.Range(0, 608).Select(static n => (byte)(n * 73)).ToArray());
        var lines = string.Join(lineBreak, body.Chunk(64).Select(static line => new string(line)));
        var pem = $"-----BEGIN RSA PRIVATE KEY-----{lineBreak}Proc-Type: 4,ENCRYPTED{lineBreak}DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF{lineBreak}{lineBreak}{lines}{lineBreak}-----END RSA PRIVATE KEY-----";
        SecretSearch.InText(pem).ShouldHaveSingleItem().IsLowered.ShouldBeTrue();
        SecretSearch.InText(pem.Replace(lineBreak + lineBreak, lineBreak, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void AKeyWithAPassphraseIsLowered()
    {
        using var rsa = RSA.Create(2048);
        var pem = rsa.ExportEncryptedPkcs8PrivateKeyPem("x", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        SecretSearch.InText(pem).ShouldHaveSingleItem().IsLowered.ShouldBeTrue();
        SecretSearch.InText(rsa.ExportPkcs8PrivateKeyPem()).ShouldHaveSingleItem().IsLowered.ShouldBeFalse();
    }

    [Fact]
    public void OpenSshKeysAreReadToTheirCipher()
    {
        SecretSearch.InText(OpenSsh("none")).ShouldHaveSingleItem().IsLowered.ShouldBeFalse();
        SecretSearch.InText(OpenSsh("aes256-ctr")).ShouldHaveSingleItem().IsLowered.ShouldBeTrue();

        static string OpenSsh(string cipher)
        {
            byte[] data = [.. "openssh-key-v1\0"u8, 0, 0, 0, (byte)cipher.Length, .. Encoding.ASCII.GetBytes(cipher), .. new byte[100]];
            return $"-----BEGIN OPENSSH PRIVATE KEY-----\n{Convert.ToBase64String(data, Base64FormattingOptions.InsertLineBreaks)}\n-----END OPENSSH PRIVATE KEY-----\n";
        }
    }

    [Fact]
    public void PublicThingsAreQuiet()
    {
        using var rsa = RSA.Create(2048);
        SecretSearch.InText(rsa.ExportSubjectPublicKeyInfoPem()).ShouldBeEmpty();
        SecretSearch.InText(rsa.ExportRSAPublicKeyPem()).ShouldBeEmpty();
        SecretSearch.InText("-----BEGIN RSA PRIVATE KEY-----\nnot base64 at all!\n-----END RSA PRIVATE KEY-----").ShouldBeEmpty();
        SecretSearch.InText("-----BEGIN PRIVATE KEY-----\n" + Convert.ToBase64String(new byte[300]) + "\n-----END PRIVATE KEY-----").ShouldBeEmpty();
    }

    [Fact]
    public void AServiceAccountIsOneFindingWithItsAccount()
    {
        using var rsa = RSA.Create(2048);
        var pem = rsa.ExportPkcs8PrivateKeyPem().ReplaceLineEndings("\\n");
        var json = $"{{\n \"type\": \"service_account\",\n \"project_id\": \"shop\",\n \"private_key\": \"{pem}\\n\",\n \"client_email\": \"robot@shop.iam.gserviceaccount.com\"\n}}";
        var match = SecretSearch.InText(json).ShouldHaveSingleItem();
        SecretRules.Families[match.Family].Info.Id.ShouldBe("PLM5011");
        match.Facts.ShouldHaveSingleItem().Value.ShouldBe("robot@shop.iam.gserviceaccount.com");
    }

    private static string Single(string text, string id)
    {
        var match = SecretSearch.InText(text).ShouldHaveSingleItem(text);
        SecretRules.Families[match.Family].Info.Id.ShouldBe(id);
        return text.Substring(match.Start, match.Length);
    }
}
