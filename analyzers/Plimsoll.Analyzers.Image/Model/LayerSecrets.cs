using Plimsoll.Analyzers.Secrets;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>A secret in a file of a layer.</summary>
/// <param name="Row">The file's row.</param>
/// <param name="Match">The match; its start is the byte in the file.</param>
/// <param name="Line">Its line, from 1; 1 in a binary.</param>
/// <param name="Value">What no output may show.</param>
public sealed record LayerSecret(int Row, SecretMatch Match, int Line, string Value);

/// <summary>Searches the files of a layer for secrets as they stream by.</summary>
public sealed class LayerSecrets : IContentObserver, IDisposable
{
    // A layer full of keys is told well enough by these; memory must not grow with what is in it.
    private const int MostSecrets = 10_000;

    private readonly List<LayerSecret> found = [];
    private int lineStart;
    private long lineOffset;
    private SecretScanner? scanner;
    private int row;

    /// <summary>What was found, by file and place.</summary>
    public IReadOnlyList<LayerSecret> Found => found;

    /// <inheritdoc/>
    public void Begin(FileTable files, int row)
    {
        this.row = row;
        (lineStart, lineOffset) = (1, 0);
        scanner ??= new SecretScanner(Report);
    }

    /// <inheritdoc/>
    public void Data(ReadOnlySpan<byte> bytes) => scanner!.Append(bytes);

    /// <inheritdoc/>
    public void End() => scanner!.Finish();

    /// <inheritdoc/>
    public void Dispose() => scanner?.Dispose();

    private void Report(SecretMatch match, long offset, ReadOnlySpan<byte> window)
    {
        if (found.Count < MostSecrets)
        {
            var value = window.Slice(match.Start, match.Length);
            var line = LineAt(offset, window, match.Start);
            found.Add(new LayerSecret(row, match with { Start = (int)Math.Min(int.MaxValue, offset + match.Start) }, line, System.Text.Encoding.UTF8.GetString(value)));
        }
    }

    /// <summary>
    /// The line of a match: the line ends of the window are counted, and those of the windows before. Windows overlap, so what was
    /// counted is remembered by its offset. Bytes that no window with a match covered are not counted: then the line is not known.
    /// </summary>
    private int LineAt(long offset, ReadOnlySpan<byte> window, int start)
    {
        if (offset > lineOffset)
        {
            // A window without matches went by uncounted.
            return 1;
        }

        var from = (int)(lineOffset - offset);
        if (from < start)
        {
            lineStart += window[from..start].Count((byte)'\n');
            lineOffset = offset + start;
        }

        return lineStart;
    }
}
