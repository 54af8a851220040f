using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Plimsoll.Documents.Toml;

/// <summary>
/// Reads TOML by Tomlyn's syntax tree. Tomlyn's own validation refuses valid files and quotes values in its messages, so
/// duplicates are found here, and no message of it is passed on.
/// </summary>
public static class TomlFile
{
    /// <summary>The most characters that are read: Tomlyn reads about 5 MB a second.</summary>
    public const int MaximumLength = 1 << 20;

    /// <summary>The most problems that are told: a file of a mebibyte can have seven hundred thousand.</summary>
    public const int MostProblems = 100;

    private const int MostSegments = 64;

    /// <summary>Reads a document. Never throws for what is in it.</summary>
    public static TomlDocument Read(SourceFile file)
    {
        var root = new TomlTable(file, new TextSpan(0, file.Text.Length), TomlTableOrigin.Header);
        if (file.Text.Length > MaximumLength)
        {
            return new TomlDocument(root, [new TomlProblem(new TextSpan(0, 0), $"the file is longer than {MaximumLength:N0} characters")]);
        }

        if (TooManySegments(file.Text) is { } at)
        {
            return new TomlDocument(root, [new TomlProblem(new TextSpan(at, 1), $"a key has more than {MostSegments} parts")]);
        }

        DocumentSyntax syntax;
        try
        {
            syntax = SyntaxParser.Parse(file.Text, sourceName: null, validate: false);
        }
#pragma warning disable CA1031 // The boundary of the library: whatever it throws means that the text is not TOML.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new TomlDocument(root, [new TomlProblem(new TextSpan(0, 0), "the file is not valid TOML, or nested too deep")]);
        }

        var problems = new List<TomlProblem>();
        foreach (var diagnostic in syntax.Diagnostics)
        {
            if (diagnostic.Kind == DiagnosticMessageKind.Error && problems.Count < MostProblems)
            {
                problems.Add(new TomlProblem(TomlBinder.ToSpan(file, diagnostic.Span), "this is not valid TOML"));
            }
        }

        new TomlBinder(file, problems).Bind(syntax, root);
        problems.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new TomlDocument(root, [.. problems]);
    }

    /// <summary>Where a key or header has more parts than anyone writes; null when none has.</summary>
    private static int? TooManySegments(string text)
    {
        var lineStart = 0;
        while (lineStart < text.Length)
        {
            var lineEnd = text.IndexOf('\n', lineStart);
            lineEnd = lineEnd < 0 ? text.Length : lineEnd;
            var line = text.AsSpan(lineStart, lineEnd - lineStart);
            var end = line.IndexOfAny("=\"'#");
            if ((end < 0 ? line : line[..end]).Count('.') > MostSegments)
            {
                return lineStart;
            }

            lineStart = lineEnd + 1;
        }

        return null;
    }
}
