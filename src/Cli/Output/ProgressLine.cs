using System.Diagnostics;
using System.Globalization;
using Plimsoll.Input.Reading;

namespace Plimsoll.Cli.Output;

/// <summary>One line on a terminal that tells how far a long scan is, and is gone when the scan is done.</summary>
internal sealed class ProgressLine : IDisposable
{
    // What is done sooner needs no line.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly ReadMeter meter;
    private readonly TextWriter target;
    private readonly Timer timer;
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly Lock gate = new();
    private bool isShown;
    private bool isOver;

    private ProgressLine(ReadMeter meter, TextWriter target)
    {
        this.meter = meter;
        this.target = target;
        timer = new Timer(_ => Tick(), state: null, Patience, Pace);
    }

    /// <summary>Starts a line; null where none is wanted: no terminal, or the command line says so.</summary>
    public static ProgressLine? Start(ReadMeter meter, ITerminal terminal, bool isWanted) =>
        isWanted && terminal.ErrorIsTerminal ? new ProgressLine(meter, terminal.Error) : null;

    /// <summary>What the line says.</summary>
    internal static string Describe(ReadMeter meter, TimeSpan elapsed)
    {
        var rate = elapsed.TotalSeconds > 0 ? (long)(meter.Bytes / elapsed.TotalSeconds) : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ByteSize.Rounded(meter.Bytes)} of {meter.Begun} {(meter.Begun == 1 ? "layer" : "layers")}, {meter.Done} done, {ByteSize.Rounded(rate)}/s");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            isOver = true;
            if (isShown)
            {
                target.Write("\r\u001b[K");
            }
        }
    }

    private void Tick()
    {
        lock (gate)
        {
            if (!isOver && meter.Begun > 0)
            {
                isShown = true;
                target.Write($"\r\u001b[K{Describe(meter, Stopwatch.GetElapsedTime(started))}");
            }
        }
    }
}
