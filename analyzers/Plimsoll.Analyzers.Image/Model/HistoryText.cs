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
/// The history of an image, written as the instructions that made it: the forms that builders write are taken apart. Unknown
/// forms are comments.
/// </summary>
public sealed class HistoryText
{
    private readonly Dictionary<int, HistoryStep> byLayer;

    private HistoryText(SourceFile file, ImmutableArray<HistoryStep> steps, ConfigurationText? configuration)
    {
        File = file;
        Steps = steps;
        byLayer = steps.Where(static step => step.Entry.Layer >= 0).ToDictionary(static step => step.Entry.Layer);
        var searched = SearchedText.Of(file);

        // What is still configured is said of the configuration.
        var told = configuration?.Searched.Matches.Select(match => configuration.File.Slice(configuration.Searched.SpanOf(match)).ToString()).ToHashSet(StringComparer.Ordinal) ?? [];
        Searched = searched with { Matches = [.. searched.Matches.Where(match => !told.Contains(file.Slice(searched.SpanOf(match)).ToString()))] };
    }

    /// <summary>The text.</summary>
    public SourceFile File { get; }

    /// <summary>The secrets in it, but for those that the configuration tells, too.</summary>
    public SearchedText Searched { get; }

    /// <summary>The steps, oldest first.</summary>
    public ImmutableArray<HistoryStep> Steps { get; }

    /// <summary>The step that a character stands in; null: none.</summary>
    public HistoryStep? StepAt(int position)
    {
        var (low, high) = (0, Steps.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Steps[middle].Span.End < position)
            {
                low = middle + 1;
            }
            else if (Steps[middle].Span.Start > position)
            {
                high = middle - 1;
            }
            else
            {
                return Steps[middle];
            }
        }

        return null;
    }

    /// <summary>The step that made a layer; null: the history does not say.</summary>
    public HistoryStep? StepOf(int layer) => byLayer.GetValueOrDefault(layer);

    /// <summary>Writes a history down.</summary>
    public static HistoryText Of(ImmutableArray<HistoryEntry> history, ScannedImage image)
    {
        var text = new StringBuilder();
        var lines = new List<(HistoryEntry Entry, HistoryForm Form, TextSpan Span)>();
        foreach (var entry in history)
        {
            var form = HistoryForm.Of(entry.CreatedBy);
            var start = text.Length;
            text.Append(form.Text);
            lines.Add((entry, form, TextSpan.FromBounds(start, text.Length)));
            text.Append('\n');

            // What builders add of themselves says nothing.
            if (entry.Comment.Length > 0 && !entry.Comment.StartsWith("buildkit", StringComparison.Ordinal))
            {
                text.Append("# ").Append(entry.Comment).Append('\n');
            }
        }

        var file = new SourceFile($"{image.Name}/image-history", text.ToString());
        var steps = ImmutableArray.CreateBuilder<HistoryStep>(lines.Count);
        foreach (var (entry, form, span) in lines)
        {
            steps.Add(new HistoryStep(file, span, steps.Count, entry, form));
        }

        return new HistoryText(file, steps.MoveToImmutable(), image.Configuration);
    }
}

/// <summary>A step of the history.</summary>
public sealed class HistoryStep : ILocated
{
    private readonly HistoryForm form;
    private ScriptContents? script;
    private ImmutableArray<NamedSecret> namedSecrets;

    internal HistoryStep(SourceFile file, TextSpan span, int index, HistoryEntry entry, HistoryForm form)
    {
        File = file;
        Span = span;
        Index = index;
        Entry = entry;
        this.form = form;
    }

    /// <summary>The history's text.</summary>
    public SourceFile File { get; }

    /// <summary>Where it stands.</summary>
    public TextSpan Span { get; }

    /// <summary>It as an instruction.</summary>
    public string Text => form.Text;

    /// <summary>Its command, without shell and build arguments; null when it is no RUN.</summary>
    public string? Command => form.IsRun ? form.Text[form.BodyStart..] : null;

    /// <summary>Its number, from 0.</summary>
    public int Index { get; }

    /// <summary>What the configuration has of it.</summary>
    public HistoryEntry Entry { get; }

    /// <summary>The build arguments that it tells, with their values.</summary>
    public ImmutableArray<HistoryArgument> BuildArguments => form.BuildArguments;

    /// <summary>What it sets, if it is an ENV.</summary>
    public ImmutableArray<HistoryArgument> Variables => form.Variables;

    /// <summary>The secrets that it tells by their names, but for build arguments.</summary>
    public ImmutableArray<NamedSecret> NamedSecrets => namedSecrets.IsDefault ? namedSecrets = [.. FindNamedSecrets()] : namedSecrets;

    private IEnumerable<NamedSecret> FindNamedSecrets() =>
        Variables.Where(static variable => CommandSecrets.IsSecret(variable.Name, variable.Value)).Select(variable => new NamedSecret(variable.Name, variable.Value, SpanOf(variable)))
            .Concat(Script is { } commands ? CommandSecrets.Of(commands) : []);

    /// <summary>Where the value of an argument or variable stands.</summary>
    public TextSpan SpanOf(HistoryArgument argument) => new(Span.Start + argument.Offset, argument.Value.Length);

    /// <summary>What its command does; null when it runs none, or none of a POSIX shell.</summary>
    /// <remarks>Each step is parsed for itself: what one leaves open must not swallow the next.</remarks>
    public ScriptContents? Script => form.CommandStart < 0
        ? null
        : script ??= ScriptContents.Of(
            ShellScript.Parse(MappedText.Verbatim(File, Span.Start + form.CommandStart, Span.Length - form.CommandStart)), form.HasPipefail);
}

/// <summary>A build argument that a step tells, or a variable that it sets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Offset">Where in the text of the step the value starts.</param>
public sealed record HistoryArgument(string Name, string Value, int Offset);
