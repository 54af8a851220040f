using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>Keys of Azure storage and Cosmos DB accounts in connection strings: <c>AccountKey=</c> and 64 bytes in base64.</summary>
internal sealed class AzureStorageMatcher(int family) : IMatcher
{
    private const int KeyLength = 88;
    private const int LeastDistinct = 20;

    /// <inheritdoc/>
    public int LookAt(ReadOnlySpan<byte> bytes, int at, int length, ref List<SecretMatch>? found)
    {
        var start = at + length;
        if (start + KeyLength <= bytes.Length && IsKey(bytes.Slice(start, KeyLength)))
        {
            (found ??= []).Add(new SecretMatch(family, start, KeyLength) { KeyName = "AccountKey", Facts = AccountIn(bytes, at) });
        }

        return start;
    }

    private static bool IsKey(ReadOnlySpan<byte> key)
    {
        if (!key.EndsWith("=="u8) || key.StartsWith("Eby8vdM02xNOcqFlqUwJ"u8))
        {
            // The second is the key of the emulator, which is printed in its documentation.
            return false;
        }

        Span<bool> seen = stackalloc bool[128];
        var distinct = 0;
        foreach (var b in key[..^2])
        {
            if (!AlphabetTable.Has(b, Alphabet.Base64))
            {
                return false;
            }

            distinct += seen[b] ? 0 : 1;
            seen[b] = true;
        }

        return distinct >= LeastDistinct;
    }

    private static System.Collections.Immutable.ImmutableArray<KeyValuePair<string, string>> AccountIn(ReadOnlySpan<byte> bytes, int at)
    {
        const int Farthest = 200;
        var before = bytes[Math.Max(0, at - Farthest)..at];
        var name = before.LastIndexOf("AccountName="u8);
        if (name < 0)
        {
            return [];
        }

        var value = before[(name + "AccountName=".Length)..];
        var end = value.IndexOf((byte)';');
        return end is > 2 and <= 24 && value[..end].IndexOfAnyExceptInRange((byte)'0', (byte)'z') < 0 ? [new("account", Encoding.ASCII.GetString(value[..end]))] : [];
    }
}
