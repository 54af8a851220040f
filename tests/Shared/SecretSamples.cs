using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Plimsoll.Testing;

/// <summary>A secret of each family, made at run time: no text that looks like a live one is ever committed.</summary>
internal static partial class SecretSamples
{
    /// <summary>A text with a secret for each shape and each matcher of the rules, and what no output may show of it.</summary>
    public static List<(string Id, string Text, string Secret)> All(TokenMaker maker)
    {
        var samples = new List<(string Id, string Text, string Secret)>();
        foreach (var file in Directory.GetFiles(Path.Combine(Fixtures.RepositoryRoot, "rules", "secrets"), "PLM5*.toml").Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileNameWithoutExtension(file);
            foreach (Match match in PatternLine().Matches(File.ReadAllText(file)))
            {
                if (Token(maker, id, match.Groups["pattern"].Value) is { Length: > 0 } token)
                {
                    samples.Add((id, "value: " + token, token));
                }
            }
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportPkcs8PrivateKeyPem();
        var body = pem.Split('\n')[1];
        var secret = "aB3/" + maker.Text(36, "base62");
        var azure = maker.Text(86, "base62") + "==";
        samples.Add(("PLM5002", "aws_secret_access_key = " + secret, secret));
        samples.Add(("PLM5006", pem, body));
        samples.Add(("PLM5011", GoogleAccount(), ""));
        samples.Add(("PLM5013", "url: https://ci:horse-battery-9@git.example/a", "horse-battery-9"));
        samples.Add(("PLM5014", "Server=db;Database=a;User Id=sa;Password=staple-horse-7;", "staple-horse-7"));
        samples.Add(("PLM5015", $"DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={azure};EndpointSuffix=core.windows.net", azure));
        return samples;
    }

    /// <summary>A token of a shape, with the checksum that its family asks for; empty: only a test that knows its family can make one.</summary>
    public static string Token(TokenMaker maker, string id, string pattern) => (id, pattern) switch
    {
        ("PLM5003", _) when pattern.Contains("<base62:36>", StringComparison.Ordinal) => maker.WithCrc32(pattern[..4]),
        ("PLM5003", _) when pattern.StartsWith("ghs_<digit", StringComparison.Ordinal) => "ghs_123456_" + maker.Jwt("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", "{\"iss\":\"github\",\"sub\":\"abcdef\"}"),
        ("PLM5004", _) => maker.WithCrc32("npm_"),
        ("PLM5005", _) when pattern.Contains(".01.", StringComparison.Ordinal) => maker.Routable(pattern[..6] + (pattern[5] == 't' ? "2_" : "")).Replace(".", ".01.", StringComparison.Ordinal) is var t ? Fix(t) : "",
        ("PLM5005", _) when pattern.Contains(".<base36:9>", StringComparison.Ordinal) => maker.Routable(pattern.StartsWith("glrt-t", StringComparison.Ordinal) ? "glrt-t1_" : "glpat-"),
        ("PLM5007", _) => maker.Jwt("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", "{\"iss\":\"issuer.example\",\"sub\":\"abcdef\"}"),
        ("PLM5012", _) => "",
        (_, "glsa_<base62:32>_<hex:8>") => maker.WithCrc32Hex("glsa_"),
        (_, "AGE-SECRET-KEY-1<upper-alnum:58>") => maker.AgeIdentity(),
        _ => maker.Make(pattern),
    };

    private static string GoogleAccount()
    {
        using var key = RSA.Create(2048);
        var pem = key.ExportPkcs8PrivateKeyPem().Replace("\n", "\\n", StringComparison.Ordinal);
        return $"{{\"type\": \"service_account\", \"project_id\": \"a\", \"private_key\": \"{pem}\\n\", \"client_email\": \"ci@a.iam.gserviceaccount.com\"}}";
    }

    private static string Fix(string token)
    {
        var body = token[..^7];
        var value = TokenMaker.NaiveCrc32(body);
        var text = "";
        for (var i = 0; i < 7; i++)
        {
            text = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(value % 36)] + text;
            value /= 36;
        }

        return body + text;
    }

    [GeneratedRegex("^pattern = \"(?<pattern>.+)\"$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex PatternLine();
}
