using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Cli.Options;
using Plimsoll.Cli.Output;
using Plimsoll.Engine;
using Plimsoll.Input.Reading;
using Plimsoll.Reporting;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll scan</c>.</summary>
internal static class ScanCommand
{
    public static int Run(string[] args, ITerminal terminal)
    {
        var table = new OptionTable(ScanOptions.All);
        if (table.Read(args) is { } usage)
        {
            return Refuse(terminal, usage);
        }

        if (table.Has("--help"))
        {
            HelpText.Print(terminal, HelpText.Scan);
            return Application.Clean;
        }

        var reader = new ScanOptionReader(table, terminal);
        if (reader.Request() is not { } request || reader.Output() is not { } plan || reader.Options(plan) is not { } options || !reader.ReadGate())
        {
            return Refuse(terminal, reader.Error!);
        }

        if (table.Has("--list-inputs"))
        {
            return ListInputs(request, terminal);
        }

        var outcome = Scan(request with { ReportFiles = plan.Files(terminal.WorkingDirectory) }, table, terminal);
        if (outcome.Report is not { } report)
        {
            foreach (var error in outcome.Errors)
            {
                terminal.Error.WriteLine(Show.Message(error));
            }

            return Application.Trouble;
        }

        return Finish(report, reader.GateFor(outcome), plan, options, table, terminal);
    }

    private static ScanOutcome Scan(ScanRequest request, OptionTable table, ITerminal terminal)
    {
        var meter = new ReadMeter();
        using var progress = ProgressLine.Start(meter, terminal, isWanted: !table.Has("--no-progress") && !table.Has("--quiet"));
        return Scanner.Scan(request with { Meter = meter });
    }

    /// <summary>Writes the reports, tells what happened, and decides about the exit code.</summary>
    internal static int Finish(ScanReport report, Gate gate, OutputPlan plan, ReportOptions options, OptionTable table, ITerminal terminal)
    {
        var failure = plan.Write(report, options, terminal);
        var quiet = table.Has("--quiet");
        var mask = SecretMask.Of(report);
        var notes = quiet ? TextWriter.Null : terminal.Error;
        foreach (var notification in report.Notifications)
        {
            // Trouble is told even to those who want quiet, unless the report on standard output has it.
            if (!quiet || notification.Severity == DiagnosticSeverity.Error)
            {
                terminal.Error.WriteLine($"plimsoll: {mask.Message(notification.Message)}");
            }

            if (table.Has("--debug") && notification.Trace is { } trace)
            {
                terminal.Error.WriteLine(trace);
            }
        }

        var fails = gate.Fails(report, notes);
        if (failure is not null)
        {
            terminal.Error.WriteLine($"plimsoll: {failure}");
        }

        notes.WriteLine(Summary(report));
        if (failure is not null || report.Incomplete)
        {
            return Application.Trouble;
        }

        return fails && !table.Has("--exit-zero") ? Application.Findings : Application.Clean;
    }

    private static string Summary(ScanReport report)
    {
        var total = 0;
        var kinds = new List<string>();
        foreach (var (kind, count) in report.Summary.Kinds)
        {
            total += count;
            kinds.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {kind}{(count == 1 ? "" : "s")}"));
        }

        var summary = new StringBuilder("scanned ");
        summary.Append(total == 0 ? "nothing" : string.Join(", ", kinds));
        if (report.Summary.Skipped > 0)
        {
            summary.Append(CultureInfo.InvariantCulture, $", {report.Summary.Skipped} skipped");
        }

        var suppressed = report.Findings.Count(static finding => finding.Suppression is not null);
        if (suppressed > 0)
        {
            summary.Append(CultureInfo.InvariantCulture, $", {suppressed} finding{(suppressed == 1 ? "" : "s")} suppressed");
        }

        return summary.ToString();
    }

    private static int ListInputs(ScanRequest request, ITerminal terminal)
    {
        var outcome = Scanner.ListInputs(request);
        foreach (var error in outcome.Errors)
        {
            terminal.Error.WriteLine(Show.Message(error));
        }

        if (outcome.Errors.Length > 0)
        {
            return Application.Trouble;
        }

        var list = new StringBuilder();
        foreach (var (path, kind) in outcome.Inputs)
        {
            list.Append(kind).Append('\t').Append(Show.Escape(path)).Append('\n');
        }

        HelpText.Print(terminal, list.ToString());
        return Application.Clean;
    }

    private static int Refuse(ITerminal terminal, string error)
    {
        terminal.Error.WriteLine($"plimsoll: {error}");
        return Application.Trouble;
    }
}
