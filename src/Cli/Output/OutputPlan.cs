using System.Collections.Immutable;
using Plimsoll.Abstractions.Report;
using Plimsoll.Reporting;

namespace Plimsoll.Cli.Output;

/// <summary>Which formats go where. At most one goes to standard output.</summary>
internal sealed class OutputPlan
{
    private readonly List<PlannedOutput> outputs = [];

    private OutputPlan()
    {
    }

    /// <summary>Reads <c>--format</c> and <c>--output</c>; returns null and what is wrong when they make no sense.</summary>
    public static OutputPlan? Read(string[] formats, string? output, out string? error)
    {
        var plan = new OutputPlan();
        foreach (var text in formats.Length == 0 ? ["text"] : formats)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var format = equals < 0 ? text : text[..equals];
            var file = equals < 0 ? null : text[(equals + 1)..];
            if (ReportWriters.Of(format) is not { } writer)
            {
                error = $"unknown format '{Show.Value(format)}'; there are {string.Join(", ", ReportWriters.Formats)}";
                return null;
            }

            if (file is { Length: 0 })
            {
                error = $"the format '{format}' has '=' and no file behind it";
                return null;
            }

            plan.outputs.Add(new PlannedOutput(writer, file));
        }

        error = plan.Place(output);
        return error is null ? plan : null;
    }

    /// <summary>The files that reports go to, as absolute paths.</summary>
    /// <param name="workingDirectory">What paths are relative to.</param>
    public ImmutableArray<string> Files(string workingDirectory) =>
        [.. outputs.Where(static output => output.File is not null).Select(output => Path.GetFullPath(output.File!, workingDirectory))];

    /// <summary>Whether text goes to standard output.</summary>
    public bool TextOnStandardOutput => outputs.Exists(static output => output is { File: null, Writer.Format: "text" });

    /// <summary>Writes every report; returns what could not be written, or null. All that can be written is.</summary>
    public string? Write(ScanReport report, ReportOptions options, ITerminal terminal)
    {
        string? error = null;
        foreach (var (writer, file) in outputs)
        {
            if (file is null)
            {
                using var buffer = new BufferedStream(new Undisposed(terminal.Output), 64 * 1024);
                writer.Write(report, options, buffer);
            }
            else if (ReportFile.Write(Path.GetFullPath(file, terminal.WorkingDirectory), stream => writer.Write(report, options with { Color = false, Excerpts = false }, stream)) is { } failure)
            {
                error ??= $"cannot write '{Show.Value(file)}': {failure}";
            }
        }

        return error;
    }

    private string? Place(string? output)
    {
        if (output is not null)
        {
            if (output.Length == 0)
            {
                return "--output has no file behind it";
            }

            var last = outputs.FindLastIndex(static o => o.File is null);
            if (last < 0)
            {
                return "--output has no format left that needs a file";
            }

            outputs[last] = outputs[last] with { File = output };
        }

        for (var i = 0; i < outputs.Count; i++)
        {
            var file = outputs[i].File;
            if (file is not null && outputs.FindIndex(o => o.File is not null && Path.GetFullPath(o.File, "/") == Path.GetFullPath(file, "/")) < i)
            {
                return $"two formats go to one file, '{Show.Value(file)}'";
            }
        }

        return outputs.Count(static o => o.File is null) > 1
            ? "only one format can go to standard output; name a file for the others, as in '-f sarif=out.sarif'"
            : null;
    }

    /// <summary>A format and its file; null is standard output.</summary>
    private sealed record PlannedOutput(IReportWriter Writer, string? File);

    /// <summary>Keeps a buffer from closing standard output.</summary>
    private sealed class Undisposed(Stream inner) : WriteOnlyStream(inner);
}
