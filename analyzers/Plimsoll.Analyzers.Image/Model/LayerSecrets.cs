using System.Text;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>A secret in a file of a layer.</summary>
/// <param name="Row">The file's row.</param>
/// <param name="Match">The match; its start is the byte in the file.</param>
/// <param name="Line">Its line, from 1; 1 in what is no text.</param>
/// <param name="Value">What no output may show.</param>
public sealed record LayerSecret(int Row, SecretMatch Match, int Line, string Value);

/// <summary>Searches the files of a layer for secrets as they stream by.</summary>
public sealed class LayerSecrets : IContentObserver
{
    // A layer full of keys is told well enough by these; memory must not grow with what is in it.
    private const int MostSecrets = 10_000;

    private readonly List<LayerSecret> found = [];
    private SecretScanner? scanner;
    private int row;

    /// <summary>What was found, by file and place.</summary>
    public IReadOnlyList<LayerSecret> Found => found;

    /// <summary>Whether there were more than are told.</summary>
    public bool HasMore { get; private set; }

    /// <inheritdoc/>
    public void Begin(FileTable files, int row)
    {
        this.row = row;
        scanner ??= new SecretScanner(Report);
    }

    /// <inheritdoc/>
    public void Data(ReadOnlySpan<byte> bytes) => scanner!.Append(bytes);

    /// <inheritdoc/>
    public void End() => scanner!.Finish();

    /// <inheritdoc/>
    public void Finish()
    {
        scanner?.Dispose();
        scanner = null;
    }

    private void Report(SecretMatch match, ScanWindow window)
    {
        HasMore |= found.Count == MostSecrets;
        if (!HasMore)
        {
            var value = Encoding.UTF8.GetString(window.Bytes.Slice(match.Start, match.Length));
            // What has NULs has no lines that anybody could look up.
            var line = window.Bytes.Contains((byte)0) ? 1 : window.LineAt(match.Start);
            found.Add(new LayerSecret(row, match with { Start = (int)Math.Min(int.MaxValue, window.Offset + match.Start) }, line, value));
        }
    }
}
