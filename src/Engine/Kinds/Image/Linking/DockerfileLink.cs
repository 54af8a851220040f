using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Analyzers.Image;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Input;

namespace Plimsoll.Engine.Kinds.Image.Linking;

/// <summary>An image and the Dockerfile that made it: knows the instruction that is to blame for a place in the image.</summary>
/// <param name="image">The image.</param>
/// <param name="model">The Dockerfile.</param>
/// <param name="alignment">Which instruction made which step.</param>
internal sealed class DockerfileLink(ScannedImage image, DockerfileModel model, HistoryAlignment alignment)
{
    /// <summary>The Dockerfile that made an image; null: none of these did.</summary>
    /// <param name="image">The image.</param>
    /// <param name="models">The Dockerfiles.</param>
    /// <param name="named">The path of the one that is said to have made it: it has to fit in one step only; null: the one that fits best.</param>
    public static DockerfileLink? Find(ScannedImage image, IEnumerable<DockerfileModel> models, string? named)
    {
        DockerfileLink? best = null;
        var (same, isTied) = (0, false);
        foreach (var model in models)
        {
            if (named is not null && model.Document.File.Path != named)
            {
                continue;
            }

            var alignment = HistoryAlignment.Of(image.History, model);
            if (alignment.SameCount > 0 && (named is not null || alignment.IsConvincing) && alignment.SameCount >= same)
            {
                isTied = alignment.SameCount == same;
                same = alignment.SameCount;
                best = new DockerfileLink(image, model, alignment);
            }
        }

        // Of two that fit alike neither can be blamed.
        return isTied ? null : best;
    }

    /// <summary>
    /// The finding at the instruction that made what it is about, the place in the image beside it; null: the instruction is none
    /// of this Dockerfile, as with what the base image brought along.
    /// </summary>
    public Finding? Moved(Finding finding)
    {
        if (SpanOf(finding.Place) is not { } span)
        {
            return null;
        }

        var value = finding.Secret is { } secret && finding.Place is FilePlace { File: var text } ? Find(text.Slice(secret).ToString(), span) : null;
        return finding with
        {
            Place = new FilePlace(model.Document.File, value ?? span),
            Secret = value,
            FoundAt = finding.Place,
            Anchor = $"{finding.Place.Path}\n{finding.Anchor}",
            Related = [new RelatedPlace(finding.Place, "in the image"), .. finding.Related],
            Fix = null,
        };
    }

    private TextSpan? SpanOf(Place place)
    {
        if (!place.Path.StartsWith(image.Name + "/", StringComparison.Ordinal))
        {
            return null;
        }

        if (place is FilePlace { File: var file, Span: var span })
        {
            return file == image.History.File ? InstructionAt(span.Start)?.Span
                : file == image.Configuration?.File ? InstructionOf(span)
                : InstructionOf(LayerOf(place.Path))?.Span;
        }

        return InstructionOf(((InputPlace)place).Layer)?.Span;
    }

    private Instruction? InstructionAt(int position) => image.History.StepAt(position) is { } step ? alignment.InstructionOf(step.Index) : null;

    /// <summary>The instruction that made a layer. Builders that make one layer of all steps write it down with the last, which may make no files: nobody knows then.</summary>
    private Instruction? InstructionOf(int layer) =>
        layer >= 0 && image.History.StepOf(layer) is { } step && alignment.InstructionOf(step.Index) is var instruction and (RunInstruction or TransferInstruction) ? instruction : null;

    /// <summary>The layer of a file that the image shows.</summary>
    private int LayerOf(string reported) =>
        image.Image.FileSystem.Find(System.Text.Encoding.UTF8.GetBytes(reported[(image.Name.Length + 1)..])) is { } entry ? entry.Layer : -1;

    /// <summary>The instruction that set what a line of the configuration says: the last of its keyword that names it.</summary>
    private TextSpan? InstructionOf(TextSpan span)
    {
        var configuration = image.Configuration!;
        if (span.IntersectsWith(configuration.User.Span))
        {
            // Without a USER it is the base image's, or root: that is the choice of FROM.
            return alignment.Last<UserInstruction>()?.Span ?? model.Stages.LastOrDefault(static stage => stage.IsTarget)?.From.Span;
        }

        if (ConfigurationText.At(configuration.Variables, span) is { } variable)
        {
            return alignment.Last<EnvInstruction>(env => env.Pairs.Any(pair => Names(pair, variable.Name)))?.Span;
        }

        if (ConfigurationText.At(configuration.Labels, span) is { } label)
        {
            return alignment.Last<LabelInstruction>(instruction => instruction.Pairs.Any(pair => Names(pair, label.Name)))?.Span;
        }

        if (ConfigurationText.At(configuration.Ports, span) is { } port)
        {
            var number = port.Text.Split('/')[0];
            return alignment.Last<ExposeInstruction>(expose => expose.Ports.Any(written => written.Raw.Split('/')[0] == number))?.Span;
        }

        return ConfigurationText.At(configuration.Commands, span)?.Keyword switch
        {
            "ENTRYPOINT" => alignment.Last<EntrypointInstruction>()?.Span,
            "CMD" => alignment.Last<CmdInstruction>()?.Span,
            "HEALTHCHECK" => alignment.Last<HealthcheckInstruction>()?.Span,
            _ => null,
        };
    }

    private static bool Names(KeyValue pair, string name) => pair.Key.Raw.Trim('"', '\'') == name;

    /// <summary>Where an instruction has a value word for word; null: it is made of variables, or split.</summary>
    private TextSpan? Find(string value, TextSpan instruction)
    {
        var at = value.Length == 0 ? -1 : model.Document.File.Slice(instruction).ToString().IndexOf(value, StringComparison.Ordinal);
        return at < 0 ? null : new TextSpan(instruction.Start + at, value.Length);
    }
}
