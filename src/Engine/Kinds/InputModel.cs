using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Scoring;
using Plimsoll.Engine.Suppression;
using Plimsoll.Input;

namespace Plimsoll.Engine.Kinds;

/// <summary>An input as read: what the engine needs of a model without knowing its kind.</summary>
public abstract class InputModel(SourceFile file)
{
    /// <summary>The text; empty under the path of an input that is none.</summary>
    public SourceFile File { get; } = file;

    /// <summary>Other texts that findings stand in: those of an archive.</summary>
    public virtual ImmutableArray<ReportSource> InnerSources => [];

    /// <summary>What the images in it are.</summary>
    public virtual ImmutableArray<ImageFacts> Images => [];

    /// <summary>Trouble met while reading.</summary>
    public ImmutableArray<ReadProblem> Problems { get; set; } = [];

    /// <summary>The subject of findings that belong to no narrower one.</summary>
    public abstract Subject Subject { get; }

    /// <summary>The nodes that rules judge.</summary>
    public abstract ImmutableArray<NodeList> Nodes { get; }

    /// <summary>The comments that may hold ignores, in order, each with what it covers.</summary>
    public abstract ImmutableArray<IgnorableComment> Comments { get; }

    /// <summary>The secrets that no output may show, whichever rules are on.</summary>
    public abstract ImmutableArray<SecretSpan> Secrets { get; }

    /// <summary>Looks among other inputs for what this one was made from, so that findings can stand there.</summary>
    /// <param name="others">Inputs that things are made from (<see cref="InputKind.MakesOthers"/>).</param>
    /// <param name="named">The path of the one that the command line names; null: whichever fits.</param>
    public virtual void LinkTo(IReadOnlyList<InputModel> others, string? named)
    {
    }

    /// <summary>A finding where its cause is, in an input that this one was made from; null: it stays here.</summary>
    public virtual Finding? MovedToCause(Finding finding) => null;

    /// <summary>The units of imageSafety.</summary>
    public abstract ScoreUnits ScoreUnits { get; }

    /// <summary>The index of the unit that a finding counts for; -1 when it counts for none, as in a stage that is not shipped.</summary>
    public abstract int ScoreUnitOf(RuleInfo rule, Place place);

    /// <summary>What a secret's unit of imageSafety is called.</summary>
    public virtual string LabelOfSecret(Place place) =>
        place is FilePlace { File: var text, Span: var span } ? string.Create(CultureInfo.InvariantCulture, $"secret at line {text.Lines.Position(span.Start).Line}") : $"secret in {place.Path}";

    /// <summary>The whole instruction, element or entry that a place belongs to: what its fingerprint is made from.</summary>
    public abstract TextSpan AnchorOf(TextSpan place);
}
