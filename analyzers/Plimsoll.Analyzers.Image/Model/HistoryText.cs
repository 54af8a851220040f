using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Dockerfile;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.ImageReader.Archive;
using Plimsoll.Input;

namespace Plimsoll.Analyzers.Image;

/// <summary>
/// The history of an image, written as the instructions that made it, one a line: the forms that builders write are taken apart,
/// and RUN goes through the same shell tree as in a Dockerfile. Unknown forms are comments.
/// </summary>
public sealed class HistoryText
{
    private HistoryText(SourceFile file, ImmutableArray<HistoryStep> steps)
    {
        File = file;
        Steps = steps;
    }

    /// <summary>The text.</summary>
    public SourceFile File { get; }

    /// <summary>The steps, oldest first.</summary>
    public ImmutableArray<HistoryStep> Steps { get; }

    /// <summary>Writes a history down.</summary>
    public static HistoryText Of(ImmutableArray<HistoryEntry> history, ScannedImage image)
    {
        // The first line is ours: what the shell tree reads must be a whole Dockerfile.
        var text = new StringBuilder("FROM scratch\n");
        var lines = new List<(HistoryEntry Entry, HistoryForm Form, TextSpan Span)>();
        foreach (var entry in history)
        {
            var form = HistoryForm.Of(entry.CreatedBy);
            var start = text.Length;
            text.Append(form.Line);
            lines.Add((entry, form, TextSpan.FromBounds(start, text.Length)));
            text.Append('\n');
        }

        var file = new SourceFile($"{image.Name}/image-history", text.ToString());
        var model = DockerfileModel.Bind(DockerfileDocument.Parse(file), BuildOptions.Default);
        var runs = model.Facts.SelectMany(static facts => facts.Steps).ToDictionary(static step => step.Span.Start);
        var steps = ImmutableArray.CreateBuilder<HistoryStep>(lines.Count);
        foreach (var (entry, form, span) in lines)
        {
            steps.Add(new HistoryStep(file, span, steps.Count, entry, form.BuildArguments, runs.GetValueOrDefault(span.Start)));
        }

        return new HistoryText(file, steps.MoveToImmutable());
    }
}

/// <summary>A step of the history.</summary>
/// <param name="File">The history's text.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Entry">What the configuration has of it.</param>
/// <param name="BuildArguments">The build arguments that it tells, with their values.</param>
/// <param name="Run">What its command does; null when it runs none, or in a shell that we do not read.</param>
public sealed record HistoryStep(
    SourceFile File, TextSpan Span, int Index, HistoryEntry Entry, ImmutableArray<HistoryArgument> BuildArguments, RunStep? Run) : ILocated;

/// <summary>A build argument that a step tells.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Offset">Where in the line of the step the value starts.</param>
public sealed record HistoryArgument(string Name, string Value, int Offset);
