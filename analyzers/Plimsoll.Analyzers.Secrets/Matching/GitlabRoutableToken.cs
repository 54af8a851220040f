using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>GitLab's routable tokens: a payload that tells organisation and user, its length, and a CRC-32 of all before.</summary>
internal static class GitlabRoutableToken
{
    private const int LongestPayload = 300;

    /// <summary>Right when the checksum is; the facts are what the payload says.</summary>
    public static CheckResult Check(ReadOnlySpan<byte> token) =>
        Checksums.HasGitlabCrc32(token) ? new CheckResult(IsRight: true, FactsOf(token)) : CheckResult.Wrong;

    private static ImmutableArray<KeyValuePair<string, string>> FactsOf(ReadOnlySpan<byte> token)
    {
        var start = token.IndexOf("-"u8) + 1;
        var end = token.IndexOf((byte)'.');
        var payload = token[start..end];

        // "t1_" of a runner's token stands in front of the payload.
        payload = payload is [(byte)'t', _, (byte)'_', ..] ? payload[3..] : payload;
        Span<byte> decoded = stackalloc byte[LongestPayload];
        payload = payload[..Math.Min(payload.Length, LongestPayload)];
        if (!Base64Url.TryDecodeFromUtf8(payload, decoded, out var count))
        {
            return [];
        }

        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        ReadOnlySpan<byte> rest = decoded[..count];

        // Lines such as "o:1" come first, random bytes behind them.
        while (rest.Length > 2 && rest[1] == ':' && rest.IndexOf((byte)'\n') is var line and > 2 and < 16)
        {
            if (rest[0] is (byte)'o' or (byte)'u' && FromBase36(rest[2..line]) is { } number)
            {
                facts.Add(new(rest[0] == 'o' ? "organisation" : "user", number.ToString(CultureInfo.InvariantCulture)));
            }

            rest = rest[(line + 1)..];
        }

        return facts.ToImmutable();
    }

    private static long? FromBase36(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (var digit in digits)
        {
            if (!AlphabetTable.Has(digit, Alphabet.Base36) || digits.Length > 11)
            {
                return null;
            }

            value = (value * 36) + (digit <= '9' ? digit - '0' : digit - 'a' + 10);
        }

        return value;
    }
}
