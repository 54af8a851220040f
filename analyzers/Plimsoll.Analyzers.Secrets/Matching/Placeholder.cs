namespace Plimsoll.Analyzers.Secrets;

/// <summary>Recognises what stands for a secret: one repeated character, a run up the alphabet, a word that says so.</summary>
public static class Placeholder
{
    private const int LeastDistinct = 5;

    /// <summary>Whether the part of a token behind its prefix is no secret.</summary>
    public static bool IsOne(ReadOnlySpan<byte> body)
    {
        if (body.Length < 8)
        {
            return false;
        }

        ulong low = 0, high = 0;
        var steps = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var b = body[i];
            if (b < 64)
            {
                low |= 1UL << b;
            }
            else
            {
                high |= 1UL << (b & 63);
            }

            steps += i > 0 && (b == body[i - 1] + 1 || b == body[i - 1]) ? 1 : 0;
        }

        return ulong.PopCount(low) + ulong.PopCount(high) < LeastDistinct
            || steps * 10 >= (body.Length - 1) * 7
            || HasWord(body)
            || IsProse(body);
    }

    /// <summary>Small letters alone, as in "insert-your-token-here": of random characters a millionth looks like that at most.</summary>
    private static bool IsProse(ReadOnlySpan<byte> body)
    {
        foreach (var b in body)
        {
            if (b is not ((>= (byte)'a' and <= (byte)'z') or (byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasWord(ReadOnlySpan<byte> body) =>
        body.IndexOf("EXAMPLE"u8) >= 0 || body.IndexOf("example"u8) >= 0 || body.IndexOf("xxxxxx"u8) >= 0 || body.IndexOf("XXXXXX"u8) >= 0
        || body.IndexOf("placeholder"u8) >= 0 || body.IndexOf("your-"u8) >= 0 || body.IndexOf("YOUR_"u8) >= 0 || body.IndexOf("your_"u8) >= 0
        // The samples that AWS and Stripe print in their documentation.
        || body.StartsWith("wJalrXUtnFEMI"u8) || body.StartsWith("4eC39Hq"u8)
        || body.IndexOf("redacted"u8) >= 0 || body.IndexOf("REDACTED"u8) >= 0 || body.IndexOf("0123456789"u8) >= 0;
}
