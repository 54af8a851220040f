using System.Collections.Immutable;
using System.Text;
using Plimsoll.Analyzers.Image;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Dockerfile.Semantics;

namespace Plimsoll.Engine.Kinds.Image.Linking;

/// <summary>
/// Which instruction of a Dockerfile made which step of a history: the pairing in order that agrees best, latest steps first, for a
/// history starts with the steps of the base image.
/// </summary>
internal sealed class HistoryAlignment
{
    private const int Same = 4;
    private const int Alike = 1;
    private const int MostPairs = 1_000_000;

    // Longer lists of variables are compared by their first names.
    private const int LongestList = 4096;

    private readonly Instruction?[] instructions;

    private HistoryAlignment(Instruction?[] instructions, int same, int recorded)
    {
        this.instructions = instructions;
        SameCount = same;
        RecordedCount = recorded;
    }

    /// <summary>How many steps are just what an instruction says.</summary>
    public int SameCount { get; }

    /// <summary>How many instructions there are that a history records.</summary>
    public int RecordedCount { get; }

    /// <summary>Whether the image looks as if this Dockerfile had made it: most of it stands in the history word for word.</summary>
    public bool IsConvincing => SameCount >= 2 && SameCount * 2 >= RecordedCount;

    /// <summary>The instruction that made a step; null: none of this Dockerfile.</summary>
    public Instruction? InstructionOf(int step) => instructions[step];

    /// <summary>The last instruction of a kind among those that made the image.</summary>
    public TInstruction? Last<TInstruction>(Func<TInstruction, bool>? isMeant = null)
        where TInstruction : Instruction =>
        instructions.OfType<TInstruction>().LastOrDefault(instruction => isMeant is null || isMeant(instruction));

    /// <summary>Aligns the stage that ships, with the stages that it builds on.</summary>
    public static HistoryAlignment Of(HistoryText history, DockerfileModel model)
    {
        var recorded = Recorded(model);
        var steps = history.Steps;
        var pairs = new Instruction?[steps.Length];
        if ((long)steps.Length * recorded.Count > MostPairs)
        {
            return new HistoryAlignment(pairs, 0, recorded.Count);
        }

        var texts = recorded.ConvertAll(TextOf);
        var said = steps.Select(static step => Folded(step.Command ?? step.Text[(step.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..])).ToArray();
        var best = new int[steps.Length + 1, recorded.Count + 1];
        for (var i = 1; i <= steps.Length; i++)
        {
            for (var j = 1; j <= recorded.Count; j++)
            {
                var likeness = Likeness(steps[i - 1].Text, said[i - 1], recorded[j - 1], texts[j - 1]);
                var paired = likeness > 0 ? best[i - 1, j - 1] + likeness : 0;
                best[i, j] = Math.Max(paired, Math.Max(best[i - 1, j], best[i, j - 1]));
            }
        }

        var same = 0;
        for (int i = steps.Length, j = recorded.Count; i > 0 && j > 0;)
        {
            var likeness = Likeness(steps[i - 1].Text, said[i - 1], recorded[j - 1], texts[j - 1]);
            if (likeness > 0 && best[i, j] == best[i - 1, j - 1] + likeness)
            {
                pairs[--i] = recorded[--j];
                same += likeness == Same ? 1 : 0;
            }
            else if (best[i, j] == best[i, j - 1])
            {
                j--;
            }
            else
            {
                i--;
            }
        }

        return new HistoryAlignment(pairs, same, recorded.Count);
    }

    /// <summary>The instructions that leave a step: of the target stage and, below it, of the stages that it starts from.</summary>
    private static List<Instruction> Recorded(DockerfileModel model)
    {
        var stages = new Stack<BuildStage>();
        for (var stage = model.Stages.LastOrDefault(static stage => stage.IsTarget); stage is not null; stage = stage.Parent)
        {
            stages.Push(stage);
        }

        return [.. stages.SelectMany(static stage => stage.Instructions).Where(static instruction => instruction is not FromInstruction)];
    }

    private static int Likeness(string step, string rest, Instruction instruction, string text)
    {
        var keyword = instruction.Keyword.Raw;
        if (!step.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) || step.Length <= keyword.Length || step[keyword.Length] != ' ')
        {
            return 0;
        }

        if (rest == text)
        {
            return Same;
        }

        return instruction switch
        {
            // A shell gets what is written: another command is another step.
            RunInstruction => 0,

            // The old builder puts a digest in place of the sources; flags are left out by some.
            TransferInstruction => LastWord(rest) == LastWord(text) ? Same : Alike,
            EnvInstruction { Pairs: var pairs } => SetsAll(rest, pairs) ? Same : 0,
            LabelInstruction { Pairs: var pairs } => SetsAll(rest, pairs) ? Same : 0,
            _ => Alike,
        };
    }

    /// <summary>Values may have been expanded, names not.</summary>
    private static bool SetsAll(string rest, ImmutableArray<KeyValue> pairs)
    {
        rest = rest.Length > LongestList ? rest[..LongestList] : rest;
        foreach (var pair in pairs)
        {
            if (pair.Whole.Raw.Length > LongestList)
            {
                return false;
            }

            var name = pair.Key.Raw.Trim('"', '\'');
            var at = rest.IndexOf(name + "=", StringComparison.Ordinal);
            if (at < 0 || (at > 0 && rest[at - 1] is not (' ' or '"')))
            {
                return false;
            }
        }

        return !pairs.IsEmpty;
    }

    /// <summary>What the history has of an instruction: its arguments, a command in exec form as words, a heredoc as what it holds.</summary>
    private static string TextOf(Instruction instruction)
    {
        switch (instruction)
        {
            case RunInstruction { Heredocs: [var heredoc], Command: { IsExec: false } command } when command.Text.Text.Trim() == heredoc.Opening.Raw:
                return Folded(heredoc.Body.Text);
            case RunInstruction { Command: { IsExec: true } exec }:
                return Folded(string.Join(' ', exec.Arguments.Select(static word => word.Raw)));
            case RunInstruction { Command: var run }:
                return Folded(run.Text.Text);
            default:
                var text = new StringBuilder(instruction.Text.Text[instruction.Keyword.Raw.Length..]);
                foreach (var flag in instruction.Flags)
                {
                    text.Replace(flag.Whole.Raw, "");
                }

                return Folded(text.ToString());
        }
    }

    private static string LastWord(string text) => text[(text.LastIndexOf(' ') + 1)..].Trim('"', ']', '/');

    private static string Folded(string text) => string.Join(' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
