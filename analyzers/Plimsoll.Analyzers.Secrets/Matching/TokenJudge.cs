using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>Decides about a token of the right shape: its check, and whether it is one at all or stands for one.</summary>
internal static class TokenJudge
{
    public static void Add(ReadOnlySpan<byte> bytes, int start, int length, SecretShape shape, ref List<SecretMatch>? found)
    {
        var token = bytes.Slice(start, length);
        var body = token[shape.Prefix.Length..];
        if (Placeholder.IsOne(body))
        {
            return;
        }

        var result = Check(token, shape);
        if (!result.IsRight && !shape.KeepsFailed)
        {
            return;
        }

        (found ??= []).Add(new SecretMatch(shape.Family, start, length)
        {
            IsLowered = shape.IsLowered || !result.IsRight || result.IsLowered,
            Prefix = shape.PrefixText.Length <= 4 ? shape.PrefixText : shape.PrefixText[..4],
            KeyName = KeyNames.LeftOf(bytes, start),
            Facts = result.Facts,
        });
    }

    private static CheckResult Check(ReadOnlySpan<byte> token, SecretShape shape) => shape.Check switch
    {
        SecretCheck.AwsAccessKeyId => AwsAccessKeyId.Check(token),
        SecretCheck.Crc32Base62 => Checksums.HasCrc32Base62(token[shape.Prefix.Length..]) ? CheckResult.Right : CheckResult.Wrong,
        SecretCheck.Crc32Hex => Checksums.HasCrc32Hex(token) ? CheckResult.Right : CheckResult.Wrong,
        SecretCheck.Bech32 => Checksums.IsBech32(token) ? CheckResult.Right : CheckResult.Wrong,
        SecretCheck.GitlabRoutable => GitlabRoutableToken.Check(token),
        SecretCheck.Jwt => JsonWebToken.Check(Encoding.ASCII.GetString(token)),
        _ => CheckResult.Right,
    };
}
