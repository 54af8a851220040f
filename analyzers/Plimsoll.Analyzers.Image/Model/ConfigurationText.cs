using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Documents.Shell;
using Plimsoll.Documents.Text;
using Plimsoll.ImageReader.Archive;
using Plimsoll.Input;

namespace Plimsoll.Analyzers.Image;

/// <summary>
/// The configuration of an image, written as instructions: people read it, excerpts show it, and every value has its place in it.
/// </summary>
public sealed class ConfigurationText
{
    private ConfigurationText(SourceFile file, SearchedText searched)
    {
        File = file;
        Searched = searched;
    }

    /// <summary>The text.</summary>
    public SourceFile File { get; }

    /// <summary>The secrets in it.</summary>
    public SearchedText Searched { get; }

    /// <summary>The user.</summary>
    public required ConfiguredUser User { get; init; }

    /// <summary>The variables.</summary>
    public required ImmutableArray<ImageVariable> Variables { get; init; }

    /// <summary>The labels.</summary>
    public required ImmutableArray<ImageLabel> Labels { get; init; }

    /// <summary>The ports.</summary>
    public required ImmutableArray<ImagePort> Ports { get; init; }

    /// <summary>The commands: ENTRYPOINT, CMD, HEALTHCHECK.</summary>
    public required ImmutableArray<ImageCommand> Commands { get; init; }

    /// <summary>The node of a list, in the order of the text, that a span lies in; null: none.</summary>
    public static TNode? At<TNode>(ImmutableArray<TNode> nodes, TextSpan span)
        where TNode : class, ILocated
    {
        var (low, high) = (0, nodes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (nodes[middle].Span.End < span.Start)
            {
                low = middle + 1;
            }
            else if (nodes[middle].Span.Start > span.Start)
            {
                high = middle - 1;
            }
            else
            {
                return nodes[middle].Span.Contains(span) ? nodes[middle] : null;
            }
        }

        return null;
    }

    /// <summary>Writes a configuration down.</summary>
    public static ConfigurationText Of(ImageConfiguration configuration, string imageName)
    {
        var text = new StringBuilder();
        var user = Line(text, "USER ", configuration.User);
        var variables = configuration.Environment.Select(pair => (Pair: pair, Span: Line(text, "ENV ", pair))).ToList();
        var labels = configuration.Labels.Select(label => (Label: label, Span: Line(text, "LABEL ", $"{label.Key}={label.Value}"))).ToList();
        var ports = configuration.ExposedPorts.Select(port => (Port: port, Span: Line(text, "EXPOSE ", port))).ToList();
        foreach (var volume in configuration.Volumes)
        {
            Line(text, "VOLUME ", volume);
        }

        Line(text, "WORKDIR ", configuration.WorkingDirectory);
        var commands = new List<(string Keyword, TextSpan Span, ImmutableArray<string> Words)>
        {
            ("ENTRYPOINT", Line(text, "ENTRYPOINT ", Words(configuration.Entrypoint)), configuration.Entrypoint),
            ("CMD", Line(text, "CMD ", Words(configuration.Command)), configuration.Command),
        };
        if (!configuration.HealthcheckTest.IsDefault)
        {
            commands.Add(("HEALTHCHECK", Line(text, "HEALTHCHECK ", Words(configuration.HealthcheckTest)), configuration.HealthcheckTest));
        }

        Line(text, "SHELL ", Words(configuration.Shell));
        foreach (var trigger in configuration.OnBuild)
        {
            Line(text, "ONBUILD ", trigger);
        }

        Line(text, "# author: ", configuration.Author);
        Line(text, "# comment: ", configuration.Comment);
        var file = new SourceFile($"{imageName}/image-config", text.ToString());
        var searched = SearchedText.Of(file);
        return new ConfigurationText(file, searched)
        {
            User = new ConfiguredUser(file, user, configuration.User, configuration),
            Variables = [.. variables.Select(variable => new ImageVariable(file, variable.Span, variable.Pair, searched))],
            Labels = [.. labels.Select(label => new ImageLabel(file, label.Span, label.Label.Key, label.Label.Value))],
            Ports = [.. ports.Select(port => new ImagePort(file, port.Span, port.Port))],
            Commands = [.. commands.Where(static command => !command.Words.IsEmpty).Select(command => new ImageCommand(file, command.Span, command.Keyword, command.Words))],
        };
    }

    private static string Words(ImmutableArray<string> words) =>
        words.IsDefaultOrEmpty ? "" : "[" + string.Join(", ", words.Select(static word => $"\"{word}\"")) + "]";

    /// <summary>Adds a line; a value without text has none but USER, for its absence is what is judged.</summary>
    /// <returns>The span of the value.</returns>
    private static TextSpan Line(StringBuilder text, string keyword, string value)
    {
        var isWritten = value.Length > 0 || keyword == "USER ";
        var start = text.Length + keyword.Length;
        if (isWritten)
        {
            text.Append(keyword).Append(value).Append('\n');
        }

        return isWritten ? new TextSpan(start, value.Length) : new TextSpan(text.Length, 0);
    }
}

/// <summary>The user that an image runs as.</summary>
/// <param name="File">The configuration's text.</param>
/// <param name="Span">Where the user stands.</param>
/// <param name="Text">The user as written; empty: root.</param>
/// <param name="Configuration">The configuration.</param>
public sealed record ConfiguredUser(SourceFile File, TextSpan Span, string Text, ImageConfiguration Configuration) : ILocated
{
    /// <summary>The part in front of the group.</summary>
    public string Name => Text.Split(':')[0];
}

/// <summary>A variable of an image.</summary>
/// <param name="File">The configuration's text.</param>
/// <param name="Span">Where it stands, <c>NAME=value</c>.</param>
/// <param name="Pair">Name and value.</param>
/// <param name="Secrets">The secrets of the configuration.</param>
public sealed record ImageVariable(SourceFile File, TextSpan Span, string Pair, SearchedText Secrets) : ILocated
{
    private int Equal => Pair.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? at : Pair.Length;

    /// <summary>The name.</summary>
    public string Name => Pair[..Equal];

    /// <summary>The value.</summary>
    public string Value => Pair[Math.Min(Pair.Length, Equal + 1)..];

    /// <summary>Where the value stands.</summary>
    public TextSpan ValueSpan => TextSpan.FromBounds(Math.Min(Span.End, Span.Start + Equal + 1), Span.End);
}

/// <summary>A label of an image.</summary>
/// <param name="File">The configuration's text.</param>
/// <param name="Span">Where it stands, <c>name=value</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record ImageLabel(SourceFile File, TextSpan Span, string Name, string Value) : ILocated
{
    /// <summary>Where the value stands.</summary>
    public TextSpan ValueSpan => TextSpan.FromBounds(Span.End - Value.Length, Span.End);
}

/// <summary>A port that an image exposes.</summary>
/// <param name="File">The configuration's text.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">The port as written, for example <c>80/tcp</c>.</param>
public sealed record ImagePort(SourceFile File, TextSpan Span, string Text) : ILocated
{
    /// <summary>The number; null when it is none.</summary>
    public int? Number => int.TryParse(Text.Split('/')[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The protocol in lower case.</summary>
    public string Protocol => Text.Split('/') is [_, var protocol, ..] ? protocol.ToLowerInvariant() : "tcp";
}

/// <summary>A command of an image, in exec form.</summary>
/// <param name="File">The configuration's text.</param>
/// <param name="Span">Where it stands: <c>["a", "b"]</c>.</param>
/// <param name="Keyword">The instruction that sets it.</param>
/// <param name="Words">Its words.</param>
public sealed record ImageCommand(SourceFile File, TextSpan Span, string Keyword, ImmutableArray<string> Words) : ILocated
{
    /// <summary>What a shell among its words runs: <c>CMD-SHELL</c> of a health check, <c>sh -c</c>; null: it has none.</summary>
    public ScriptContents? Script => ScriptWord is var word and > 0 && word < Words.Length
        ? ScriptContents.Of(ShellScript.Parse(MappedText.Verbatim(File, WordSpans[word].Start, WordSpans[word].Length)), hasPipefail: false)
        : null;

    private int ScriptWord => Words[0] == "CMD-SHELL" ? 1
        : Words is [.., var shell, "-c", _] && shell.EndsWith("sh", StringComparison.Ordinal) ? Words.Length - 1
        : -1;

    /// <summary>Where the words stand.</summary>
    public ImmutableArray<TextSpan> WordSpans { get; } = SpansOf(Span.Start, Words);

    private static ImmutableArray<TextSpan> SpansOf(int at, ImmutableArray<string> words)
    {
        // In front of each word stands [" or ", ".
        at += "[\"".Length;
        var spans = ImmutableArray.CreateBuilder<TextSpan>(words.Length);
        foreach (var word in words)
        {
            spans.Add(new TextSpan(at, word.Length));
            at += word.Length + "\", \"".Length;
        }

        return spans.MoveToImmutable();
    }
}
