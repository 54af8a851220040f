using System.Globalization;
using System.Text;

namespace Plimsoll.Testing;

/// <summary>Makes tokens of a shape at run time, with a seed: no text that looks like a live token is ever committed.</summary>
internal sealed class TokenMaker(int seed)
{
    private readonly Random random = new(seed);

    public string Make(string pattern)
    {
        var token = new StringBuilder();
        var at = 0;
        while (at < pattern.Length)
        {
            if (pattern[at] != '<')
            {
                token.Append(pattern[at++]);
                continue;
            }

            var end = pattern.IndexOf('>', at);
            var (alphabet, lengths) = (pattern[(at + 1)..end].Split(':')[0], pattern[(at + 1)..end].Split(':')[1].Split('-'));
            var least = int.Parse(lengths[0], CultureInfo.InvariantCulture);
            var most = int.Parse(lengths[^1], CultureInfo.InvariantCulture);
            token.Append(Text(random.Next(least, Math.Min(most, least + 40) + 1), alphabet));
            at = end + 1;
        }

        return token.ToString();
    }

    /// <summary>A token whose last six characters are the checksum of the thirty before.</summary>
    public string WithCrc32(string prefix)
    {
        var body = Text(30, "base62");
        return prefix + body + Base(NaiveCrc32(body), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 6);
    }

    /// <summary>A token that ends in the checksum of all before its last underscore.</summary>
    public string WithCrc32Hex(string prefix)
    {
        var body = prefix + Text(32, "base62");
        return $"{body}_{Convert.ToHexStringLower(BitConverter.GetBytes(NaiveCrc32(body)))}";
    }

    /// <summary>Thirty-two random bytes as an age identity: Bech32 (BIP 173) in upper case.</summary>
    public string AgeIdentity()
    {
        const string Digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        const string Human = "age-secret-key-";
        var values = Enumerable.Range(0, 51).Select(_ => random.Next(32)).Append(16).ToList();
        int[] expanded = [.. Human.Select(static c => c >> 5), 0, .. Human.Select(static c => c & 31)];
        var sum = 1;
        foreach (var value in expanded.Concat(values).Concat(Enumerable.Repeat(0, 6)))
        {
            var top = sum >> 25;
            sum = ((sum & 0x1FFFFFF) << 5) ^ value;
            int[] generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];
            for (var i = 0; i < generator.Length; i++)
            {
                sum ^= ((top >> i) & 1) == 1 ? generator[i] : 0;
            }
        }

        sum ^= 1;
        values.AddRange(Enumerable.Range(0, 6).Select(i => (sum >> (5 * (5 - i))) & 31));
        return (Human + "1" + string.Concat(values.Select(static value => Digits[value]))).ToUpperInvariant();
    }

    /// <summary>A GitLab token that ends in length and checksum.</summary>
    public string Routable(string prefix)
    {
        var token = $"{prefix}{Text(40, "base64url")}.{Text(2, "base36")}";
        return token + Base(NaiveCrc32(token), "0123456789abcdefghijklmnopqrstuvwxyz", 7);
    }

    public string Jwt(string header, string claims) =>
        $"{Encode(header)}.{Encode(claims)}.{Text(43, "base64url")}";

    public string Text(int length, string alphabet)
    {
        var characters = alphabet switch
        {
            "digit" => "0123456789",
            "hex" => "0123456789abcdef",
            "upper-hex" => "0123456789ABCDEF",
            "base32" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
            "base36" => "0123456789abcdefghijklmnopqrstuvwxyz",
            "upper-alnum" => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            _ => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        };
        return string.Concat(Enumerable.Range(0, length).Select(_ => characters[random.Next(characters.Length)]));
    }

    /// <summary>A table-driven CRC-32 of our own, to check the one in the product against.</summary>
    public static uint NaiveCrc32(string text)
    {
        var table = Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1)).ToArray();
        return ~Encoding.ASCII.GetBytes(text).Aggregate(uint.MaxValue, (crc, b) => table[(crc ^ b) & 0xFF] ^ (crc >> 8));
    }

    private static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Base(uint value, string alphabet, int digits)
    {
        var text = "";
        for (var i = 0; i < digits; i++)
        {
            text = alphabet[(int)(value % (uint)alphabet.Length)] + text;
            value /= (uint)alphabet.Length;
        }

        return text;
    }
}
