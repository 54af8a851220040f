using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Engine.Scoring;

namespace Plimsoll.Engine.Kinds.Dockerfile;

/// <summary>
/// The units of a Dockerfile's imageSafety: the configuration is one, as in an image; each FROM, RUN, COPY and ADD of the
/// stages that ship is one. What stands before the first FROM counts as configuration.
/// </summary>
internal sealed class DockerfileUnits : ScoreUnits
{
    private const int Configuration = -1;
    private const int NotShipped = -2;

    private readonly ImmutableArray<Instruction> instructions;
    private readonly DockerfileModel model;

    public DockerfileUnits(DockerfileModel model)
    {
        this.model = model;
        instructions = model.Document.Instructions;
    }

    /// <inheritdoc/>
    public override bool Has(ScoreClass scoreClass) => !model.Stages.IsEmpty && (scoreClass is ScoreClass.Config or ScoreClass.Build);

    /// <inheritdoc/>
    public override ScoreClass ClassOf(int unit) => unit == 0 ? ScoreClass.Config : ScoreClass.Build;

    /// <inheritdoc/>
    public override string LabelOf(int unit)
    {
        if (unit == 0)
        {
            return "configuration";
        }

        var instruction = instructions[unit - 1];
        var line = model.Document.File.Lines.Position(instruction.Span.Start).Line;
        return string.Create(CultureInfo.InvariantCulture, $"{instruction.Keyword.Raw.ToUpperInvariant()} at line {line}");
    }

    /// <summary>The unit that a finding counts for, or -1.</summary>
    public int IndexOf(RuleInfo rule, TextSpan place)
    {
        if (model.Stages.IsEmpty)
        {
            return NotShipped;
        }

        // Unit 0 is the configuration, unit n + 1 the instruction n.
        var unit = UnitAt(IndexAt(place.Start));
        return unit != NotShipped && (unit == Configuration || rule.ScoreClass == ScoreClass.Config) ? 0 : unit;
    }

    private int UnitAt(int index)
    {
        if (index < 0)
        {
            return Configuration;
        }

        if (StageAt(index) is { IsShipped: false })
        {
            return NotShipped;
        }

        return instructions[index] is FromInstruction or RunInstruction or TransferInstruction ? index + 1 : Configuration;
    }

    private BuildStage? StageAt(int index)
    {
        var start = instructions[index].FullSpan.Start;
        int low = 0, high = model.Stages.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (model.Stages[middle].From.FullSpan.Start <= start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? null : model.Stages[low - 1];
    }

    /// <summary>The instruction at an offset, comments above it not included.</summary>
    public Instruction? InstructionAt(int offset)
    {
        var index = IndexAt(offset);
        return index < 0 ? null : instructions[index];
    }

    private int IndexAt(int offset)
    {
        int low = 0, high = instructions.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var span = instructions[middle].FullSpan;
            if (offset < span.Start)
            {
                high = middle - 1;
            }
            else if (offset >= span.End && offset > span.Start)
            {
                low = middle + 1;
            }
            else
            {
                return middle;
            }
        }

        return -1;
    }
}
