using System.Collections.Immutable;
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
internal sealed class DockerfileUnits
{
    private const int Configuration = 0;
    private const int NotShipped = -1;

    private readonly ImmutableArray<Instruction> instructions;
    private readonly int[] units;

    public DockerfileUnits(DockerfileModel model)
    {
        instructions = model.Document.Instructions;
        units = new int[instructions.Length];
        var all = ImmutableArray.CreateBuilder<ScoreUnit>();
        if (model.Stages.IsEmpty)
        {
            All = [];
            return;
        }

        all.Add(new ScoreUnit(ScoreClass.Config, "configuration"));
        var stage = -1;
        for (var i = 0; i < instructions.Length; i++)
        {
            var instruction = instructions[i];
            stage += instruction is FromInstruction ? 1 : 0;
            if (stage >= 0 && !model.Stages[stage].IsShipped)
            {
                units[i] = NotShipped;
            }
            else if (instruction is FromInstruction or RunInstruction or TransferInstruction)
            {
                units[i] = all.Count;
                var line = model.Document.File.Lines.Position(instruction.Span.Start).Line;
                all.Add(new ScoreUnit(ScoreClass.Build, $"{instruction.Keyword.Raw.ToUpperInvariant()} at line {line}"));
            }
        }

        All = all.ToImmutable();
    }

    public ImmutableArray<ScoreUnit> All { get; }

    /// <summary>The unit that a finding counts for, or -1.</summary>
    public int IndexOf(RuleInfo rule, TextSpan place)
    {
        if (All.IsEmpty)
        {
            return NotShipped;
        }

        var index = IndexAt(place.Start);
        var unit = index < 0 ? Configuration : units[index];
        return unit != NotShipped && rule.ScoreClass == ScoreClass.Config ? Configuration : unit;
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
