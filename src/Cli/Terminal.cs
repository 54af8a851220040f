using Plimsoll.Cli.Output;

namespace Plimsoll.Cli;

/// <summary>What the process knows of its surroundings; the only place that asks.</summary>
public interface ITerminal
{
    /// <summary>Standard output: the report alone.</summary>
    Stream Output { get; }

    /// <summary>Standard error: everything else.</summary>
    TextWriter Error { get; }

    /// <summary>Standard input.</summary>
    Stream Input { get; }

    /// <summary>Whether standard output is a terminal.</summary>
    bool OutputIsTerminal { get; }

    /// <summary>Whether standard error is a terminal.</summary>
    bool ErrorIsTerminal { get; }

    /// <summary>Whether standard output could not be written: its disk is full, or it was never open.</summary>
    bool OutputIsClosed { get; }

    /// <summary>The working directory.</summary>
    string WorkingDirectory { get; }

    /// <summary>An environment variable, for colour only; null when it is not set or empty.</summary>
    string? Variable(string name);
}

/// <summary>The terminal of the process.</summary>
public sealed class Terminal : ITerminal
{
    private readonly CheckedOutput output = new(Console.OpenStandardOutput());
    private TextWriter? error;

    /// <inheritdoc/>
    public Stream Output => output;

    /// <inheritdoc/>
    public TextWriter Error => error ??= new StreamWriter(new UncheckedOutput(Console.OpenStandardError()), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    /// <inheritdoc/>
    public Stream Input => Console.OpenStandardInput();

    /// <inheritdoc/>
    public bool OutputIsTerminal => !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public bool ErrorIsTerminal => !Console.IsErrorRedirected;

    /// <inheritdoc/>
    public bool OutputIsClosed => output.IsClosed;

    /// <inheritdoc/>
    public string WorkingDirectory => Directory.GetCurrentDirectory();

    /// <inheritdoc/>
    public string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Standard error, which may be closed or full: what cannot be told there ends nothing.</summary>
    private sealed class UncheckedOutput(Stream inner) : WriteOnlyStream(inner)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                Inner.Write(buffer);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // There is nobody left to tell.
            }
        }
    }

    /// <summary>
    /// Standard output that remembers when it could not be written. A reader that has gone, as <c>head</c> has, is none of it:
    /// the runtime then takes all that is written and says nothing.
    /// </summary>
    private sealed class CheckedOutput(Stream inner) : WriteOnlyStream(inner)
    {
        public bool IsClosed { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                Inner.Write(buffer);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                IsClosed = true;
                throw;
            }
        }
    }
}
