using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.CodeAnalysis;
using Shouldly;

namespace Plimsoll.Analyzers.Image.Tests;

public sealed class PrivateKeyInFileTests : ImageRuleTest<PrivateKeyInFile>
{
    private const string Ppk = "| PuTTY-User-Key-File-3: ssh-ed25519\n| Encryption: none\n| Private-Lines: 1\n| AAAA";

    [Fact]
    public void ReportsPem()
    {
        using var key = RSA.Create(2048);
        Verify(File("etc/app/tls.pem", key.ExportPkcs8PrivateKeyPem())).ShouldHaveSingleItem().LoweredTo.ShouldBeNull();
        Verify(File("opt/app/settings.yaml", "key: |\n  " + key.ExportRSAPrivateKeyPem().ReplaceLineEndings("\n  ")));
        var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem("abc", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        Verify(File("etc/app/tls.pem", encrypted)).ShouldHaveSingleItem().LoweredTo.ShouldBe(DiagnosticSeverity.Warning);
    }

    [Fact]
    public void ReportsStoresWithAKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        var finding = Verify(Bytes("etc/app/store.p12", certificate.Export(X509ContentType.Pkcs12, "abc"))).ShouldHaveSingleItem();
        finding.Arguments[1].ShouldBe("PKCS #12, encrypted");
        finding.LoweredTo.ShouldBe(DiagnosticSeverity.Warning);
        Verify(Bytes("etc/app/tls.key", key.ExportPkcs8PrivateKey())).ShouldHaveSingleItem().LoweredTo.ShouldBeNull();
        Verify(Bytes("etc/app/store.jks", JavaStore(kind: 1)));
    }

    [Fact]
    public void StaysSilentOnCertificatesAlone()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        using var publicPart = X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert));
        Verify(Bytes("etc/app/store.p12", publicPart.Export(X509ContentType.Pkcs12, "abc"))[1..]);
        Verify(File("etc/app/tls.pem", certificate.ExportCertificatePem())[1..]);
        Verify(File("etc/app/tls.pem", key.ExportSubjectPublicKeyInfoPem())[1..]);
        Verify(Bytes("etc/app/cacerts.jks", JavaStore(kind: 2))[1..]);
    }

    [Theory]
    [InlineData("!file 0600 0:0 srv/deploy.ppk\n" + Ppk)]
    [InlineData("!file 0600 0:0 srv/deploy.ppk\n" + Ppk + "\nLAYER\ndelete srv/deploy.ppk")]
    [InlineData("!file 0600 0:0 srv/a.jwk\n| {\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"a\",\"y\":\"b\",\"d\":\"kx81pq770akx81pq770akx81pq770a\"}")]
    public void Reports(string image) => Verify(image);

    [Theory]
    [InlineData("file 0600 0:0 srv/deploy.ppk\n| PuTTY-User-Key-File-3: ssh-ed25519\n| Encryption: none")]
    [InlineData("file 0600 0:0 srv/a.jwk\n| {\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"a\",\"y\":\"b\"}")]
    [InlineData("file 0600 0:0 srv/a.key\n| there is no key in here, and never was one")]
    [InlineData("file 0755 0:0 usr/bin/a\n| -----BEGIN RSA PRIVATE KEY-----")]
    public void StaysSilent(string image) => Verify(image);

    [Fact]
    public void LowersWhatAPackageBrings() =>
        Verify("!file 0600 0:0 usr/share/a/deploy.ppk\n" + Ppk + "\nfile 0644 0:0 var/lib/dpkg/info/a.list\n| /usr/share/a/deploy.ppk")
            .ShouldHaveSingleItem().LoweredTo.ShouldBe(DiagnosticSeverity.Info);

    /// <summary>A store with one entry of a kind; what is in it does not matter to whoever looks for keys.</summary>
    private static byte[] JavaStore(byte kind) =>
    [
        0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, kind, 0, 1, (byte)'a', 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, (byte)'X', (byte)'.', (byte)'5', (byte)'0', (byte)'9', 0, 0, 0, 2, 1, 2,
    ];

    private static string File(string path, string text) => $"!file 0600 0:0 {path}\n| " + text.ReplaceLineEndings("\n").TrimEnd('\n').Replace("\n", "\n| ", StringComparison.Ordinal);

    private static string Bytes(string path, byte[] bytes) => $"!file 0600 0:0 {path}\n| base64 {Convert.ToBase64String(bytes)}";
}
