using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Dockerfile;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Shell;
using Plimsoll.Input;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.Documents.Tests.Dockerfile;

public sealed class DockerfileTreeTests
{
    public static TheoryData<string> FixtureNames => [.. Fixtures.Files("dockerfile", "*.Dockerfile").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(FixtureNames))]
    public void TheItemsPutTogetherAreTheFile(string name)
    {
        var text = Load(name);
        CheckTree(text);
    }

    [Theory]
    [MemberData(nameof(FixtureNames))]
    public void EveryPrefixIsReadWithoutAnException(string name)
    {
        var text = Load(name);
        for (var length = 0; length <= text.Length; length++)
        {
            CheckTree(text[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(FixtureNames))]
    public void EveryMutationIsReadWithoutAnException(string name)
    {
        var text = Load(name);
        var random = new Random(20261125);
        const string Odd = "\"'`\\$(){}[]<>|&;#=\n\r\t \u0000\uFFFF\u2028é-:/@!";
        for (var round = 0; round < 1000; round++)
        {
            var mutant = new StringBuilder(text);
            for (var edits = random.Next(1, 6); edits > 0; edits--)
            {
                var at = random.Next(mutant.Length + 1);
                switch (random.Next(3))
                {
                    case 0 when at < mutant.Length:
                        mutant.Remove(at, Math.Min(random.Next(1, 20), mutant.Length - at));
                        break;
                    case 1 when at < mutant.Length:
                        mutant.Insert(random.Next(mutant.Length + 1), mutant.ToString(at, Math.Min(random.Next(1, 40), mutant.Length - at)));
                        break;
                    default:
                        mutant.Insert(at, Odd[random.Next(Odd.Length)]);
                        break;
                }
            }

            CheckTree(mutant.ToString());
        }
    }

    [Theory]
    [InlineData("RUN echo a && \\\n")]
    [InlineData("ENV A=${A}x\n")]
    [InlineData("RUN a=\"$(b `c` ${d:-e})\" | f\n")]
    [InlineData("RUN echo \"$(")]
    [InlineData("RUN {")]
    [InlineData("ONBUILD ")]
    [InlineData("# a comment\n\n")]
    [InlineData("RUN cat <<a\nb\na\n")]
    [InlineData("RUN cat << a\n")]
    [InlineData("ENV A${")]
    [InlineData("USER '")]
    [InlineData("COPY --from=")]
    [InlineData("FROM a AS b\nARG c\n")]
    public void CostGrowsNoFasterThanTheText(string part)
    {
        // A busy machine makes ratios of short times worthless; but what grows with the square would take minutes here.
        var watch = Stopwatch.StartNew();
        Read(string.Concat(Enumerable.Repeat(part, 100_000)));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(45));
    }

    private static void Read(string body) =>
        DockerfileModel.Bind(DockerfileDocument.Parse(new SourceFile("Dockerfile", "FROM debian:12\n" + body)), BuildOptions.Default);

    private static string Load(string name) =>
        File.ReadAllText(Path.Combine(Fixtures.RepositoryRoot, "tests", "Fixtures", "dockerfile", name), Encoding.UTF8);

    private static void CheckTree(string text)
    {
        var file = new SourceFile("Dockerfile", text);
        var document = DockerfileDocument.Parse(file);
        string.Concat(document.Items.Select(item => file.Slice(item.FullSpan).ToString())).ShouldBe(text);
        foreach (var item in document.Items)
        {
            item.FullSpan.Contains(item.Span).ShouldBeTrue();
        }

        foreach (var problem in document.Problems)
        {
            document.Span.Contains(problem.Span).ShouldBeTrue();
        }

        foreach (var instruction in document.Instructions)
        {
            CheckInstruction(instruction);
        }

        var model = DockerfileModel.Bind(document, BuildOptions.Default);
        foreach (var command in model.Facts.SelectMany(facts => facts.Commands))
        {
            command.Step.Instruction.FullSpan.Contains(command.Span).ShouldBeTrue();
            command.Arguments.IsDefault.ShouldBeFalse();
        }
    }

    private static void CheckInstruction(Instruction instruction)
    {
        instruction.Span.Contains(instruction.Keyword.Span).ShouldBeTrue();
        instruction.File.Slice(instruction.Keyword.Span).ToString().Replace("\\\n", "", StringComparison.Ordinal).Length
            .ShouldBeGreaterThanOrEqualTo(instruction.Keyword.Raw.Length);
        foreach (var flag in instruction.Flags)
        {
            instruction.Span.Contains(flag.Span).ShouldBeTrue();
        }

        // A logical character stands in the source where the map says.
        for (var i = 0; i < instruction.Text.Length; i++)
        {
            instruction.File.Text[instruction.Text.SourceOf(i)].ShouldBe(instruction.Text.Text[i]);
        }

        if (instruction is RunInstruction { Command.IsExec: false } run)
        {
            CheckScript(ShellScript.Parse(run.Command.Text), run.FullSpan);
        }

        if (instruction.Inner is { } inner)
        {
            CheckInstruction(inner);
        }
    }

    private static void CheckScript(ShellScript script, TextSpan outer)
    {
        var last = script.Start;
        foreach (var statement in script.Statements)
        {
            statement.Start.ShouldBeGreaterThanOrEqualTo(last);
            last = statement.End;
            outer.Contains(statement.Span).ShouldBeTrue();
            foreach (var pipeline in statement.Pipelines)
            {
                foreach (var command in pipeline.Commands.OfType<SimpleCommand>())
                {
                    CheckWords(command);
                }

                foreach (var block in pipeline.Commands.OfType<CompoundCommand>().SelectMany(compound => compound.Blocks))
                {
                    CheckScript(block.Script, outer);
                }
            }
        }
    }

    private static void CheckWords(SimpleCommand command)
    {
        foreach (var word in command.Words)
        {
            // The parts of a word cover it without gap.
            var at = word.Start;
            foreach (var part in word.Parts)
            {
                part.Start.ShouldBe(at);
                at += part.Length;
            }

            at.ShouldBe(word.End);
        }
    }
}
