using System.Text;
using Plimsoll.ImageReader.Tar;

namespace Plimsoll.ImageReader.Tests.Tar;

/// <summary>An entry as a visitor saw it; bytes as Latin-1.</summary>
internal sealed record SeenEntry(
    TarEntryType Type,
    string Name,
    string Link,
    int Mode,
    long UserId,
    long GroupId,
    long Size,
    long RealSize,
    bool IsSparse,
    string Device,
    string Capability,
    bool IsOpaque,
    long Offset)
{
    public string Data { get; init; } = "";

    public bool? IsWhole { get; init; }
}

/// <summary>Writes down what a visitor is told, and fails when the calls come in a wrong order.</summary>
internal sealed class TarRecorder : ITarVisitor
{
    private readonly StringBuilder data = new();
    private SeenEntry? open;

    public List<SeenEntry> Entries { get; } = [];

    public static (TarRecorder Seen, TarSummary Summary) Read(Stream source, TarLimits? limits = null)
    {
        var recorder = new TarRecorder();
        var summary = TarReader.Read(source, recorder, limits ?? TarLimits.Default);
        Assert.Null(recorder.open);
        Assert.Equal(summary.Entries, recorder.Entries.Count);
        return (recorder, summary);
    }

    public static (List<SeenEntry> Entries, TarSummary Summary) Read(byte[] source, TarLimits? limits = null)
    {
        var (seen, summary) = Read(new MemoryStream(source), limits);
        Assert.Equal(source.Length, summary.Bytes);
        return (seen.Entries, summary);
    }

    public bool Enter(TarEntry entry)
    {
        Assert.Null(open);
        open = new(
            entry.Type,
            Text(entry.Name),
            Text(entry.LinkName),
            entry.Mode,
            entry.UserId,
            entry.GroupId,
            entry.Size,
            entry.RealSize,
            entry.IsSparse,
            $"{entry.DeviceMajor}:{entry.DeviceMinor}",
            Convert.ToHexString(entry.Capability.Span),
            entry.IsOverlayOpaque,
            entry.Offset);
        return true;
    }

    public void Data(ReadOnlySpan<byte> bytes)
    {
        Assert.NotNull(open);
        Assert.False(bytes.IsEmpty);
        data.Append(Encoding.Latin1.GetString(bytes));
    }

    public void Leave(bool isWhole)
    {
        Assert.NotNull(open);
        Entries.Add(open with { Data = data.ToString(), IsWhole = isWhole });
        data.Clear();
        open = null;
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.Latin1.GetString(bytes.Span);
}
