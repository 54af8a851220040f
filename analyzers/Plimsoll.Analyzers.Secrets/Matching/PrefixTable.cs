namespace Plimsoll.Analyzers.Secrets;

/// <summary>The shapes by the first bytes of their prefix: what a word starts with decides in one look-up, mostly against it.</summary>
internal sealed class PrefixTable
{
    private readonly SecretShape[]?[] byFirst = new SecretShape[]?[128];

    // One bit for each pair of first bytes: two KiB that stay in the cache.
    private readonly ulong[] pairs = new ulong[128 * 128 / 64];

    private PrefixTable()
    {
    }

    /// <summary>Shapes whose prefix begins a run.</summary>
    public static PrefixTable Runs { get; } = Build();

    /// <summary>Shapes whose prefix is searched for by itself.</summary>
    public static SecretShape[] Literals { get; } = Array.FindAll(SecretTables.Shapes, static shape => !shape.StartsRun);

    /// <summary>The shapes that may start with two bytes; null for most.</summary>
    public SecretShape[]? At(byte first, byte second)
    {
        var pair = (first << 7) | second;
        return (first | second) < 128 && (pairs[pair >> 6] & (1UL << (pair & 63))) != 0 ? byFirst[first] : null;
    }

    private static PrefixTable Build()
    {
        var table = new PrefixTable();
        foreach (var shape in SecretTables.Shapes)
        {
            if (shape.StartsRun)
            {
                ref var bucket = ref table.byFirst[shape.Prefix[0]];
                bucket = bucket is null ? [shape] : [.. bucket, shape];
                var pair = (shape.Prefix[0] << 7) | shape.Prefix[1];
                table.pairs[pair >> 6] |= 1UL << (pair & 63);
            }
        }

        return table;
    }
}
