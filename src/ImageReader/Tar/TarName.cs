namespace Plimsoll.ImageReader.Tar;

/// <summary>Names within the limit.</summary>
internal static class TarName
{
    /// <summary>Keeps a name, cut at the limit.</summary>
    internal static void Set(ByteText target, ReadOnlySpan<byte> name, TarLimits limits, TarProblems problems, long offset)
    {
        if (name.Length > limits.MaximumNameBytes)
        {
            problems.Budget(offset, "a name is longer than the limit; it was cut");
            name = name[..limits.MaximumNameBytes];
        }

        target.Set(name);
    }
}
