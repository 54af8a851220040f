namespace Plimsoll.Analyzers.Secrets;

/// <summary>The shapes by the first byte of their prefix: what a word starts with decides in one look-up.</summary>
internal sealed class PrefixTable
{
    private readonly SecretShape[]?[] byFirst = new SecretShape[]?[128];

    private PrefixTable()
    {
    }

    /// <summary>Shapes whose prefix begins a run.</summary>
    public static PrefixTable Runs { get; } = Build();

    /// <summary>Shapes whose prefix is searched for by itself.</summary>
    public static SecretShape[] Literals { get; } = Array.FindAll(SecretTables.Shapes, static shape => !shape.StartsRun);

    /// <summary>The shapes that may start with a byte; null for most bytes.</summary>
    public SecretShape[]? At(byte b) => b < 128 ? byFirst[b] : null;

    private static PrefixTable Build()
    {
        var table = new PrefixTable();
        foreach (var shape in SecretTables.Shapes)
        {
            if (shape.StartsRun)
            {
                ref var bucket = ref table.byFirst[shape.Prefix[0]];
                bucket = bucket is null ? [shape] : [.. bucket, shape];
            }
        }

        return table;
    }
}
