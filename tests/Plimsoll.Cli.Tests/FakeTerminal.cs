using System.Text;

namespace Plimsoll.Cli.Tests;

/// <summary>A terminal in memory.</summary>
internal sealed class FakeTerminal : ITerminal
{
    private readonly StringWriter error = new() { NewLine = "\n" };

    public MemoryStream Written { get; } = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public Stream Output => Fails is null ? Written : new FailingStream(Fails);

    public TextWriter Error => error;

    public Stream Input { get; init; } = new MemoryStream();

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public bool OutputIsClosed { get; init; }

    public string WorkingDirectory { get; init; } = "/";

    /// <summary>What writing to standard output throws, or null.</summary>
    public Exception? Fails { get; init; }

    /// <summary>What stands on standard output.</summary>
    public string Shown => Encoding.UTF8.GetString(Written.ToArray());

    /// <summary>What stands on standard error.</summary>
    public string Told => error.ToString();

    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    /// <summary>Runs a command on a terminal of its own.</summary>
    public static (int Exit, string Shown, string Told) Run(params string[] args)
    {
        var terminal = new FakeTerminal();
        var exit = Application.Run(args, terminal);
        return (exit, terminal.Shown, terminal.Told);
    }

    private sealed class FailingStream(Exception error) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw error;

        public override void Write(ReadOnlySpan<byte> buffer) => throw error;
    }
}
