namespace Plimsoll.Analyzers.Secrets;

/// <summary>Azure's annotated keys: the mark JQQJ9 stands behind 52 random characters, so they are found from their middle.</summary>
internal sealed class AzureAnnotatedMatcher(int family) : IMatcher
{
    private const int BeforeMark = 52;
    private const int KeyLength = 84;

    /// <inheritdoc/>
    public int LookAt(ReadOnlySpan<byte> bytes, int at, int length, ref List<SecretMatch>? found)
    {
        var start = at - BeforeMark;
        if (start >= 0 && start + KeyLength <= bytes.Length && IsWord(bytes, start)
            && AzureAnnotatedKey.Check(bytes.Slice(start, KeyLength)) is { IsRight: true } result)
        {
            (found ??= []).Add(new SecretMatch(family, start, KeyLength) { KeyName = KeyNames.LeftOf(bytes, start), Facts = result.Facts });
        }

        return at + length;
    }

    private static bool IsWord(ReadOnlySpan<byte> bytes, int start)
    {
        if (start > 0 && AlphabetTable.Has(bytes[start - 1], Alphabet.Base62))
        {
            return false;
        }

        foreach (var b in bytes.Slice(start, KeyLength))
        {
            if (!AlphabetTable.Has(b, Alphabet.Base62))
            {
                return false;
            }
        }

        return true;
    }
}
