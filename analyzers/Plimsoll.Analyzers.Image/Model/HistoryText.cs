using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.ImageReader.Archive;
using Plimsoll.Input;

namespace Plimsoll.Analyzers.Image;

/// <summary>
/// The history of an image, written as the instructions that made it, one a line: the forms that builders write are taken apart.
/// Unknown forms are comments.
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
        var text = new StringBuilder();
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
        var steps = ImmutableArray.CreateBuilder<HistoryStep>(lines.Count);
        foreach (var (entry, form, span) in lines)
        {
            steps.Add(new HistoryStep(file, span, steps.Count, entry, form.BuildArguments));
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
public sealed record HistoryStep(
    SourceFile File, TextSpan Span, int Index, HistoryEntry Entry, ImmutableArray<HistoryArgument> BuildArguments) : ILocated;

/// <summary>A build argument that a step tells.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Offset">Where in the line of the step the value starts.</param>
public sealed record HistoryArgument(string Name, string Value, int Offset);
