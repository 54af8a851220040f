using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Toml;
using Plimsoll.Input;

namespace Plimsoll.RuleData.Secrets;

/// <summary>A mistake in a rule's data.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong; one sentence without a final period.</param>
public sealed record DataProblem(TextSpan Span, string Message);

/// <summary>Reads and lints a family of secrets.</summary>
public sealed class DetectorReader
{
    /// <summary>The checks that there are in code.</summary>
    public static readonly ImmutableArray<string> Checks = ["aws-access-key-id", "bech32", "crc32-base62", "crc32-hex", "gitlab-routable", "jwt"];

    /// <summary>The matchers that there are in code.</summary>
    public static readonly ImmutableArray<string> Matchers = ["aws-secret", "private-key", "google-service-account", "azure-annotated", "azure-storage", "url-password", "connection-string"];

    private static readonly string[] Keys =
        ["id", "name", "title", "message", "severity", "critical", "why", "fix", "equivalents", "related", "since", "matcher", "shape", "quiet"];

    private static readonly string[] ShapeKeys = ["pattern", "check", "lowered", "keep-failed"];

    private readonly List<DataProblem> problems = [];
    private readonly SourceFile file;

    private DetectorReader(SourceFile file) => this.file = file;

    /// <summary>Reads a file; null when it has problems.</summary>
    public static DetectorFile? Read(SourceFile file, out ImmutableArray<DataProblem> problems)
    {
        var reader = new DetectorReader(file);
        var detector = reader.Read();
        problems = [.. reader.problems];
        return problems.IsEmpty ? detector : null;
    }

    private DetectorFile Read()
    {
        var document = TomlFile.Read(file);
        foreach (var problem in document.Problems)
        {
            problems.Add(new DataProblem(problem.Span, problem.Message));
        }

        var root = document.Root;
        CheckKeys(root, Keys);
        var detector = new DetectorFile
        {
            Id = Text(root, "id"),
            Name = Text(root, "name"),
            Title = Text(root, "title"),
            Message = Text(root, "message"),
            Severity = Severity(root),
            IsCritical = Flag(root, "critical"),
            Why = Text(root, "why"),
            Fix = Text(root, "fix"),
            Equivalents = Texts(root, "equivalents"),
            Related = Texts(root, "related"),
            Since = Text(root, "since"),
            Matcher = Choice(root, "matcher", Matchers),
            Shapes = Shapes(root),
            Quiet = Texts(root, "quiet"),
        };
        Check(root, detector);
        return detector;
    }

    private void Check(TomlTable root, DetectorFile detector)
    {
        if (!detector.Id.StartsWith("PLM5", StringComparison.Ordinal) || detector.Id.Length != 7)
        {
            Problem(root["id"], root, "an id of this folder is PLM5 and three digits");
        }
        else if (!file.Path.EndsWith(detector.Id + ".toml", StringComparison.Ordinal))
        {
            Problem(root["id"], root, "the file is not called like the id");
        }

        if (detector.Shapes.IsEmpty && detector.Matcher is null)
        {
            Problem(entry: null, root, "a family has a [[shape]] or a matcher");
        }

        if (!detector.Equivalents.Contains($"plimsoll-catalogue:{detector.Name}"))
        {
            Problem(root["equivalents"], root, $"the equivalents lack plimsoll-catalogue:{detector.Name}");
        }

        if (detector.Quiet.Length < 3)
        {
            Problem(root["quiet"], root, "at least three texts must stay quiet");
        }

        if (detector.IsCritical && detector.Severity != DiagnosticSeverity.Error)
        {
            Problem(root["critical"], root, "only an error can be critical");
        }
    }

    private ImmutableArray<DetectorShape> Shapes(TomlTable root)
    {
        var shapes = ImmutableArray.CreateBuilder<DetectorShape>();
        if (root["shape"] is not { } entry)
        {
            return [];
        }

        if (entry.Value is not TomlArray { IsOfTables: true } array)
        {
            Problem(entry, root, "shape is an array of tables, [[shape]]");
            return [];
        }

        foreach (var item in array.Items)
        {
            var table = (TomlTable)item;
            CheckKeys(table, ShapeKeys);
            var pattern = Text(table, "pattern");
            if (ShapePattern.Parse(pattern, out var problem) is { } parts)
            {
                shapes.Add(new DetectorShape(pattern, parts, Choice(table, "check", Checks), Flag(table, "lowered"), Flag(table, "keep-failed")));
            }
            else
            {
                Problem(table["pattern"], table, problem!);
            }
        }

        return shapes.ToImmutable();
    }

    private void CheckKeys(TomlTable table, string[] known)
    {
        foreach (var entry in table.Entries)
        {
            if (Array.IndexOf(known, entry.Key) < 0)
            {
                problems.Add(new DataProblem(entry.KeySpan, $"unknown key '{entry.Key}'; there are {string.Join(", ", known)}"));
            }
        }
    }

    private string Text(TomlTable table, string key)
    {
        switch (table[key])
        {
            case null:
                Problem(entry: null, table, $"'{key}' is missing");
                return "";
            case { Value: TomlString { Value.Length: > 0 } text }:
                return text.Value.Trim();
            case var entry:
                Problem(entry, table, $"'{key}' is a string that is not empty");
                return "";
        }
    }

    private ImmutableArray<string> Texts(TomlTable table, string key)
    {
        if (table[key] is not { } entry)
        {
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        if (entry.Value is TomlArray array && array.Items.All(static item => item is TomlString))
        {
            foreach (var item in array.Items)
            {
                texts.Add(((TomlString)item).Value);
            }
        }
        else
        {
            Problem(entry, table, $"'{key}' is a list of strings");
        }

        return texts.ToImmutable();
    }

    private bool Flag(TomlTable table, string key)
    {
        if (table[key] is { } entry && entry.Value is not TomlBoolean)
        {
            Problem(entry, table, $"'{key}' is true or false");
        }

        return table[key]?.Value is TomlBoolean { Value: true };
    }

    private string? Choice(TomlTable table, string key, ImmutableArray<string> choices)
    {
        if (table[key] is not { } entry)
        {
            return null;
        }

        if (entry.Value is TomlString text && choices.Contains(text.Value))
        {
            return text.Value;
        }

        Problem(entry, table, $"'{key}' is one of {string.Join(", ", choices)}");
        return null;
    }

    private DiagnosticSeverity Severity(TomlTable table)
    {
        switch (Text(table, "severity"))
        {
            case "error":
                return DiagnosticSeverity.Error;
            case "warning":
                return DiagnosticSeverity.Warning;
            case "info":
                return DiagnosticSeverity.Info;
            case "":
                return DiagnosticSeverity.Info;
            default:
                Problem(table["severity"], table, "'severity' is error, warning or info");
                return DiagnosticSeverity.Info;
        }
    }

    private void Problem(TomlEntry? entry, TomlTable table, string message) =>
        problems.Add(new DataProblem(entry?.Value.Span ?? new TextSpan(table.Span.Start, 0), message));
}
