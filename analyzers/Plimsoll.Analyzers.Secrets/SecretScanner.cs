using System.Buffers;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>The part of a stream that a match was found in; valid during the call only.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="offset">Where in the stream they start.</param>
/// <param name="linesBefore">Line ends in front of them.</param>
public readonly ref struct ScanWindow(ReadOnlySpan<byte> bytes, long offset, int linesBefore)
{
    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>Where in the stream they start.</summary>
    public long Offset { get; } = offset;

    /// <summary>The line of a byte of the window, from 1.</summary>
    public int LineAt(int at) => linesBefore + Bytes[..at].Count((byte)'\n') + 1;
}

/// <summary>Is told of a match in a stream.</summary>
/// <param name="match">The match; its start is counted from the start of the window.</param>
/// <param name="window">What is around.</param>
public delegate void SecretReport(SecretMatch match, ScanWindow window);

/// <summary>
/// Searches a stream of bytes that comes in pieces of any size, with a fixed buffer. What it finds is the same for every
/// cutting: a match counts where the buffer still holds all around it.
/// </summary>
public sealed class SecretScanner : IDisposable
{
    /// <summary>What a match may look back at: a key name, the lines around an access key id, the start of a JSON file.</summary>
    private const int LookBehind = 16 * 1024;

    /// <summary>What a match may reach to: the longest key, and what stands around it.</summary>
    private const int LookAhead = 48 * 1024;

    private const int Window = 1 << 20;

    private readonly SecretReport report;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Window + LookBehind + LookAhead);
    private int count;
    private long offset;
    private long done;
    private int linesBefore;

    /// <summary>Starts a search.</summary>
    /// <param name="report">Told of each match, by place.</param>
    public SecretScanner(SecretReport report) => this.report = report;

    /// <summary>Takes the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = Math.Min(bytes.Length, Window + LookBehind + LookAhead - count);
            bytes[..taken].CopyTo(buffer.AsSpan(count));
            count += taken;
            bytes = bytes[taken..];
            if (count == Window + LookBehind + LookAhead)
            {
                Search(isLast: false);
            }
        }
    }

    /// <summary>Searches what is left; what is appended behind is another stream.</summary>
    public void Finish()
    {
        Search(isLast: true);
        count = 0;
        offset = done = 0;
        linesBefore = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = [];
    }

    private void Search(bool isLast)
    {
        var until = isLast ? long.MaxValue : offset + count - LookAhead;
        foreach (var match in SecretSearch.InBytes(buffer.AsSpan(0, count)))
        {
            var start = offset + match.Start;
            if (start >= done && start < until)
            {
                report(match, new ScanWindow(buffer.AsSpan(0, count), offset, linesBefore));
            }
        }

        if (isLast)
        {
            return;
        }

        done = until;
        var keep = LookBehind + LookAhead;
        linesBefore += buffer.AsSpan(0, count - keep).Count((byte)'\n');
        buffer.AsSpan(count - keep, keep).CopyTo(buffer);
        offset += count - keep;
        count = keep;
    }
}
