using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Documents.Dockerfile.Expansion;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Shell;
using Plimsoll.Documents.Values;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>What all stages of a file share while they are bound.</summary>
internal sealed record BindContext(
    DockerfileDocument Document,
    BuildOptions Options,
    BuildEnvironment Globals,
    HashSet<string> Redeclared,
    List<DockerfileProblem> Problems,
    Func<string, bool, bool> IsStage,
    List<StageUse> Uses);

/// <summary>A stage copies or mounts from another.</summary>
internal sealed record StageUse(BuildStage Stage, string Name);

/// <summary>
/// Works out what the instructions of one stage do. The trigger of an ONBUILD is judged as if a child ran it here, but
/// changes nothing that the stage itself hands on.
/// </summary>
internal sealed class InstructionBinder(BindContext context, BuildStage stage, StageFacts facts)
{
    private static readonly Setting<string> TooLong = new Unknown<string>("the path is longer than a path can be");

    private BuildEnvironment environment = stage.Environment;
    private StageShell shell = stage.Shell;
    private ImmutableArray<CommandInstruction> startCommands = stage.StartCommands;
    private bool aptAssumesYes = stage.AptAssumesYes;

    public void Finish(ImmutableArray<Instruction> instructions)
    {
        stage.Instructions = instructions;
        stage.Environment = environment;
        stage.Shell = shell;
        stage.StartCommands = startCommands;
        stage.AptAssumesYes = aptAssumesYes;
    }

    public void Bind(Instruction instruction)
    {
        switch (instruction)
        {
            case ArgInstruction arg:
                BindArg(arg);
                break;
            case EnvInstruction env:
                BindEnv(env);
                break;
            case UserInstruction user:
                BindUser(user);
                break;
            case ShellInstruction { Arguments.IsEmpty: false } change:
                shell = StageShell.Of(change.Arguments);
                break;
            case RunInstruction run:
                BindRun(run);
                break;
            case ExposeInstruction expose:
                BindExpose(expose);
                break;
            case VolumeInstruction volume:
                foreach (var path in volume.Paths)
                {
                    facts.Volumes.Add(new VolumePath(path, Expand(path).Value));
                }

                break;
            case AddInstruction add:
                BindAdd(add);
                break;
            case CopyInstruction copy:
                BindCopy(copy);
                break;
            case CmdInstruction or EntrypointInstruction:
                BindStart((CommandInstruction)instruction);
                break;
            case OnbuildInstruction { Inner: { } inner }:
                BindTrigger(inner);
                break;
            case WorkdirInstruction workdir:
                BindWorkdir(workdir);
                break;
            case StopsignalInstruction stopsignal:
                Expand(stopsignal.Value);
                break;
            case LabelInstruction label:
                foreach (var pair in label.Pairs)
                {
                    Expand(pair.Value!);
                }

                break;
        }
    }

    private Expansion.Expansion Expand(Word word)
    {
        var expansion = WordExpander.Expand(word.Raw, context.Document.Escape, environment);
        if (expansion.Error is { } error)
        {
            context.Problems.Add(new DockerfileProblem(word.Span, $"The builder cannot expand this: {error}"));
        }

        return expansion;
    }

    private string Unquote(Word word) => WordExpander.Unquote(word.Raw, context.Document.Escape);

    private void BindTrigger(Instruction inner)
    {
        var environmentBefore = environment;
        var shellBefore = shell;
        var startBefore = startCommands;
        var userBefore = stage.User;
        var directoryBefore = stage.Directory;
        Bind(inner);
        if (inner is UserInstruction)
        {
            stage.TriggerUser = stage.User;
        }

        environment = environmentBefore;
        shell = shellBefore;
        startCommands = startBefore;
        stage.User = userBefore;
        stage.Directory = directoryBefore;
    }

    private void BindArg(ArgInstruction arg)
    {
        foreach (var pair in arg.Arguments)
        {
            var name = pair.Key.Raw;
            var value = pair.Value is null ? context.Globals.Argument(name) : Expand(pair.Value).Value;
            if (context.Options.Arguments.TryGetValue(name, out var given))
            {
                value = new Known<string>(given);
            }

            environment = environment.WithArgument(name, value);
            var argument = new BuildArgument(pair, name, pair.Value is null ? null : Unquote(pair.Value), value, stage, arg);
            facts.Arguments.Add(argument);
            facts.Declarations.Add(argument);
            if (value is not null && pair.Value is not null)
            {
                facts.Settings.Add(new VariableSetting(name, value, pair));
            }
            context.Redeclared.Add(name);
        }
    }

    private void BindEnv(EnvInstruction env)
    {
        // All values of one instruction see the state before it.
        var after = environment;
        foreach (var pair in env.Pairs)
        {
            var name = Unquote(pair.Key);
            var value = Expand(pair.Value!).Value;
            after = after.WithVariable(name, value);
            var variable = new EnvironmentVariable(pair, name, Unquote(pair.Value!), value, stage);
            facts.Variables.Add(variable);
            facts.Declarations.Add(variable);
            facts.Settings.Add(new VariableSetting(name, value, pair));
        }

        environment = after;
    }

    private void BindUser(UserInstruction user)
    {
        if (user.Value.Raw.Length > 0)
        {
            stage.User = new StageUser(user, Expand(user.Value).Value);
        }
    }

    private void BindRun(RunInstruction run)
    {
        foreach (var flag in run.Flags)
        {
            if (flag is { Name: "mount", Value: { } mount })
            {
                BindMount(mount);
            }
        }

        var contents = StageScript.Read(run, shell);
        var step = new RunStep(run, stage, environment, contents);
        facts.Steps.Add(step);
        if (contents is null)
        {
            return;
        }

        foreach (var invocation in contents.Invocations)
        {
            facts.Commands.Add(new RunCommand(invocation, step, aptAssumesYes));
            aptAssumesYes = aptAssumesYes || AptConfiguration.SetsAssumeYes(invocation);
        }

        foreach (var assignment in contents.Assignments)
        {
            var value = assignment.Value.Literal is { } literal
                ? (Setting<string>)new Known<string>(literal)
                : new Unknown<string>($"the shell expands the value of '{assignment.Name}'");
            facts.Settings.Add(new VariableSetting(assignment.Name, value, assignment));
        }
    }

    private void BindMount(Word mount)
    {
        var start = 0;
        while (start <= mount.Raw.Length)
        {
            var comma = mount.Raw.IndexOf(',', start);
            var end = comma < 0 ? mount.Raw.Length : comma;
            if (mount.Raw.AsSpan(start, end - start).StartsWith("from=", StringComparison.OrdinalIgnoreCase) && end > start + 5)
            {
                // The builder expands no variable here.
                BindImage(new Word(mount.Text.Slice(start + 5, end - start - 5)), BaseImageUse.MountFrom, numbersCount: false);
            }

            start = end + 1;
        }
    }

    private void BindImage(Word name, BaseImageUse use, bool numbersCount)
    {
        if (context.IsStage(name.Raw, numbersCount))
        {
            context.Uses.Add(new StageUse(stage, name.Raw));
        }
        else if (name.Raw is not ("scratch" or "context") && !name.Raw.Contains('$', StringComparison.Ordinal))
        {
            facts.Images.Add(new BaseImage(name, ImageReference.Parse(new Expansion.Expansion(name.Raw, WhyUnknown: null, Error: null)), use));
        }
    }

    private void BindCopy(CopyInstruction copy)
    {
        if (copy.Flag("from") is { Value: { Raw.Length: > 0 } from })
        {
            BindImage(from, BaseImageUse.CopyFrom, numbersCount: true);
        }

        BindTransfer(copy);

        foreach (var heredoc in copy.Heredocs)
        {
            aptAssumesYes = aptAssumesYes || AptConfiguration.SetsAssumeYes(heredoc.Body.Text);
        }
    }

    private void BindTransfer(TransferInstruction transfer)
    {
        if (transfer.Target is not { } target)
        {
            return;
        }

        var expansion = WordExpander.Expand(target.Raw, context.Document.Escape, environment);
        facts.Transfers.Add(new FileTransfer(transfer, target, Unquote(target), InDirectory(expansion)));
    }

    private void BindWorkdir(WorkdirInstruction workdir)
    {
        var expansion = Expand(workdir.Value);
        if (workdir.Value.Raw.Length > 0)
        {
            stage.Directory = InDirectory(expansion);
        }
    }

    private Setting<string> InDirectory(Expansion.Expansion path) => path.Value switch
    {
        Known<string> { Value.Length: > ImagePath.Longest } => TooLong,
        Known<string> { Value: ['/', ..] } known => new Known<string>(ImagePath.Resolve("/", known.Value)),
        Known<string> known when stage.Directory is Known<string> directory =>
            ImagePath.Resolve(directory.Value, known.Value) is { Length: <= ImagePath.Longest } resolved ? new Known<string>(resolved) : TooLong,
        Known<string> => stage.Directory,
        _ => path.Value,
    };

    private void BindAdd(AddInstruction add)
    {
        BindTransfer(add);
        foreach (var source in add.Sources)
        {
            if (!add.Heredocs.Any(heredoc => heredoc.Opening.Span == source.Span))
            {
                facts.AddSources.Add(new AddSource(add, source, Expand(source)));
            }
        }
    }

    private void BindStart(CommandInstruction command)
    {
        // A new ENTRYPOINT drops the CMD that was inherited; CMD alone replaces CMD.
        var kept = ImmutableArray.CreateBuilder<CommandInstruction>();
        foreach (var earlier in startCommands)
        {
            if (command is CmdInstruction && earlier is EntrypointInstruction)
            {
                kept.Add(earlier);
            }
        }

        kept.Add(command);
        startCommands = kept.ToImmutable();
    }

    private void BindExpose(ExposeInstruction expose)
    {
        foreach (var word in expose.Ports)
        {
            var expansion = Expand(word);
            if (expansion.WhyUnknown is { } why)
            {
                facts.Ports.Add(new ExposedPort(word, new Unknown<PortRange>(why)));
                continue;
            }

            // The one instruction whose words are split again after expansion.
            foreach (var port in expansion.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                facts.Ports.Add(new ExposedPort(word, ParsePort(port)));
            }
        }
    }

    private static Setting<PortRange> ParsePort(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var protocol = slash < 0 ? "tcp" : text[(slash + 1)..].ToLowerInvariant();
        var ports = slash < 0 ? text : text[..slash];

        // The old form [ip:]host:container: the container's port is the last.
        ports = ports[(ports.LastIndexOf(':') + 1)..];
        var dash = ports.IndexOf('-', StringComparison.Ordinal);
        var first = dash < 0 ? ports : ports[..dash];
        var last = dash < 0 ? ports : ports[(dash + 1)..];
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
                ? new Known<PortRange>(new PortRange(from, to, protocol))
                : new Unknown<PortRange>("it is no port");
    }
}
