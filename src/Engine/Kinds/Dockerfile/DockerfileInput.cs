using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Documents.Dockerfile;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Engine.Scoring;
using Plimsoll.Engine.Suppression;

namespace Plimsoll.Engine.Kinds.Dockerfile;

/// <summary>A Dockerfile as the engine sees it.</summary>
internal sealed class DockerfileInput : InputModel
{
    private readonly DockerfileModel model;
    private readonly DockerfileUnits units;

    /// <summary>What it says.</summary>
    public DockerfileModel Model => model;

    public DockerfileInput(DockerfileModel model)
        : base(model.Document.File)
    {
        this.model = model;
        Subject = new Subject("dockerfile", File.Path, File.Path);
        units = new DockerfileUnits(model);
        var searched = SearchedText.Of(File);
        Nodes = DockerfileNodes.List(model, searched, Subject);
        Secrets = DockerfileSecrets.Of(model, searched);
    }

    /// <inheritdoc/>
    public override Subject Subject { get; }

    /// <inheritdoc/>
    public override ImmutableArray<NodeList> Nodes { get; }

    /// <inheritdoc/>
    public override ImmutableArray<SecretSpan> Secrets { get; }

    /// <inheritdoc/>
    public override ScoreUnits ScoreUnits => units;

    /// <inheritdoc/>
    public override ImmutableArray<IgnorableComment> Comments
    {
        get
        {
            var comments = ImmutableArray.CreateBuilder<IgnorableComment>();
            var waiting = 0;
            foreach (var item in model.Document.Items)
            {
                switch (item)
                {
                    case Directive directive:
                        comments.Add(new IgnorableComment(directive.Span, $"{directive.Name}={directive.Value}", model.Document.Span));
                        waiting = comments.Count;
                        break;
                    case Comment comment:
                        comments.Add(new IgnorableComment(comment.Span, comment.Text, new TextSpan(comment.FullSpan.End, 0)));
                        break;
                    case Instruction instruction:
                        for (; waiting < comments.Count; waiting++)
                        {
                            comments[waiting] = comments[waiting] with
                            {
                                Covers = instruction.Span,
                                Stage = instruction is FromInstruction ? StageOf(instruction) : null,
                            };
                        }

                        foreach (var inner in instruction.InnerComments)
                        {
                            comments.Add(new IgnorableComment(inner, File.Slice(inner)[1..].Trim().ToString(), instruction.Span));
                        }

                        waiting = comments.Count;
                        break;
                }
            }

            return comments.ToImmutable();
        }
    }

    private TextSpan StageOf(Instruction from)
    {
        var end = File.Text.Length;
        foreach (var stage in model.Stages)
        {
            if (stage.From.FullSpan.Start > from.FullSpan.Start)
            {
                end = stage.From.FullSpan.Start;
                break;
            }
        }

        return TextSpan.FromBounds(from.FullSpan.Start, end);
    }

    /// <inheritdoc/>
    public override int ScoreUnitOf(RuleInfo rule, Place place) => place is FilePlace { Span: var span } ? units.IndexOf(rule, span) : -1;

    /// <inheritdoc/>
    public override TextSpan AnchorOf(TextSpan place) => units.InstructionAt(place.Start)?.Span ?? place;
}
