using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Documents.Dockerfile.Expansion;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Values;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>Walks over the instructions once and works out stages, variables and what each instruction does.</summary>
internal sealed class ModelBinder(DockerfileDocument document, BuildOptions options)
{
    private readonly List<DockerfileProblem> problems = [.. document.Problems];
    private readonly List<BuildStage> stages = [];
    private readonly List<StageFacts> facts = [];
    private readonly StageFacts global = new(stage: null);
    private readonly List<StageUse> uses = [];
    private readonly Dictionary<string, BuildStage> stagesByName = new(StringComparer.Ordinal);
    private readonly HashSet<string> allStageNames = StageNames(document);
    private readonly HashSet<string> redeclared = new(StringComparer.Ordinal);
    private BuildEnvironment globals = BuildEnvironment.Global;

    public DockerfileModel Bind()
    {
        var instructions = ImmutableArray.CreateBuilder<Instruction>();
        InstructionBinder? binder = null;
        foreach (var instruction in document.Instructions)
        {
            if (instruction is FromInstruction from)
            {
                binder?.Finish(instructions.ToImmutable());
                instructions.Clear();
                binder = Open(from);
            }
            else if (binder is not null)
            {
                instructions.Add(instruction);
                binder.Bind(instruction);
            }
            else if (instruction is ArgInstruction arg)
            {
                BindGlobal(arg);
            }
        }

        binder?.Finish(instructions.ToImmutable());
        MarkStages();
        foreach (var argument in global.Arguments)
        {
            argument.IsRedeclared = redeclared.Contains(argument.Name);
        }

        problems.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Span.Length.CompareTo(b.Span.Length));
        return new DockerfileModel(document)
        {
            Problems = [.. problems],
            Stages = [.. stages],
            Global = global,
            Facts = [.. facts],
            Target = options.Target is null ? TargetChoice.Last : Find(options.Target) is null ? TargetChoice.Missing : TargetChoice.Named,
        };
    }

    private static HashSet<string> StageNames(DockerfileDocument document)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var instruction in document.Instructions)
        {
            if (instruction is FromInstruction { Name: { } name })
            {
                names.Add(name.Raw.ToLowerInvariant());
            }
        }

        return names;
    }

    private void BindGlobal(ArgInstruction arg)
    {
        foreach (var pair in arg.Arguments)
        {
            var value = pair.Value is null ? null : Expand(pair.Value, globals).Value;
            if (options.Arguments.TryGetValue(pair.Key.Raw, out var given))
            {
                value = new Known<string>(given);
            }

            globals = globals.WithArgument(pair.Key.Raw, value);
            var text = pair.Value is null ? null : WordExpander.Unquote(pair.Value.Raw, document.Escape);
            var argument = new BuildArgument(pair, pair.Key.Raw, text, value, Stage: null, arg);
            global.Arguments.Add(argument);
            global.Declarations.Add(argument);
            if (value is not null)
            {
                global.Settings.Add(new VariableSetting(pair.Key.Raw, value, pair));
            }
        }
    }

    private Expansion.Expansion Expand(Word word, BuildEnvironment environment)
    {
        var expansion = WordExpander.Expand(word.Raw, document.Escape, environment);
        if (expansion.Error is { } error)
        {
            problems.Add(new DockerfileProblem(word.Span, $"The builder cannot expand this: {error}"));
        }

        return expansion;
    }

    private InstructionBinder Open(FromInstruction from)
    {
        var expansion = Expand(from.Image, globals);
        BuildStage? parent = null;
        BaseImage? image = null;
        if (expansion.WhyUnknown is not null || !stagesByName.TryGetValue(expansion.Text, out parent))
        {
            image = expansion.WhyUnknown is null && expansion.Text == "scratch"
                ? null
                : new BaseImage(from.Image, ImageReference.Parse(expansion), BaseImageUse.From);
        }

        var stage = new BuildStage(stages.Count, from, parent, image);
        var stageFacts = new StageFacts(stage);
        stages.Add(stage);
        facts.Add(stageFacts);
        if (image is not null)
        {
            stageFacts.Images.Add(image);
        }

        if (parent is not null)
        {
            parent.IsUsed = true;
            stage.User = parent.User;
            stage.StartCommands = parent.StartCommands;
            stage.Shell = parent.Shell;
            stage.Environment = parent.Environment.Fork();
            stage.Directory = parent.Directory;
            stage.AptAssumesYes = parent.AptAssumesYes;
        }
        else
        {
            stage.Environment = BuildEnvironment.New(image is null ? BaseKnowledge.Scratch : BaseKnowledge.Image);
            stage.Shell = IsWindows(image) ? StageShell.Foreign : StageShell.Default;
        }

        // A later stage of the same name takes it over.
        if (stage.Name is { } name)
        {
            stagesByName[name] = stage;
        }

        return new InstructionBinder(new BindContext(document, options, globals, redeclared, problems, IsStage, uses), stage, stageFacts);
    }

    private bool IsWindows(BaseImage? image) =>
        document.Escape == '`'
        || (image?.Reference is Known<ImageReference> { Value.Name: var name }
            && (name.Contains("windows/", StringComparison.OrdinalIgnoreCase)
                || name.Contains("nanoserver", StringComparison.OrdinalIgnoreCase)
                || name.Contains("servercore", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether <c>--from</c> of a name means a stage: an earlier or a later one, in any case, or a number.</summary>
    private bool IsStage(string name, bool numbersCount) =>
        allStageNames.Contains(name.ToLowerInvariant())
        || (numbersCount && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private void MarkStages()
    {
        foreach (var (stage, name) in uses)
        {
            if (Find(name) is { } used && used != stage)
            {
                used.IsUsed = true;
            }
        }

        var target = options.Target is { } wanted ? Find(wanted) : null;
        target ??= stages.Count > 0 ? stages[^1] : null;
        if (target is not null)
        {
            target.IsTarget = true;
        }

        for (var stage = target; stage is not null; stage = stage.Parent)
        {
            stage.IsShipped = true;
        }
    }

    private BuildStage? Find(string name)
    {
        if (stagesByName.TryGetValue(name.ToLowerInvariant(), out var stage))
        {
            return stage;
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < stages.Count ? stages[index] : null;
    }
}
