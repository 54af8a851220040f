using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Dockerfile.Expansion;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Shell;
using Plimsoll.Documents.Values;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>How a stage uses an image.</summary>
public enum BaseImageUse
{
    From,
    CopyFrom,
    MountFrom,
}

/// <summary>An image that is pulled: by FROM, <c>COPY --from</c> or <c>RUN --mount=from=</c>; never a stage or scratch.</summary>
/// <param name="Name">The reference as written.</param>
/// <param name="Reference">The reference after expansion.</param>
/// <param name="Use">Where it stands.</param>
public sealed record BaseImage(Word Name, Setting<ImageReference> Reference, BaseImageUse Use) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Name.File;

    /// <inheritdoc/>
    public TextSpan Span => Name.Span;
}

/// <summary>A variable that ENV sets or ARG declares.</summary>
public interface IDeclaredVariable : ILocated
{
    /// <summary>Name and value as written; no value for an ARG without default.</summary>
    KeyValue Pair { get; }

    /// <summary>The name, unquoted.</summary>
    string Name { get; }

    /// <summary>The value with quotes and escapes resolved and variables as written; null for an ARG without default.</summary>
    string? Text { get; }

    /// <summary>Whether the value is part of what is shipped, in the configuration or in the history.</summary>
    bool IsShipped { get; }
}

/// <summary>A variable that ENV sets.</summary>
/// <param name="Pair">Key and value as written.</param>
/// <param name="Name">The key, unquoted.</param>
/// <param name="Text">The value with quotes and escapes resolved and variables as written.</param>
/// <param name="Value">The value after expansion.</param>
/// <param name="Stage">Its stage.</param>
public sealed record EnvironmentVariable(KeyValue Pair, string Name, string Text, Setting<string> Value, BuildStage Stage) : IDeclaredVariable
{
    /// <inheritdoc/>
    public bool IsShipped => Stage.IsShipped;

    /// <inheritdoc/>
    public SourceFile File => Pair.File;

    /// <inheritdoc/>
    public TextSpan Span => Pair.Span;
}

/// <summary>A build argument that ARG declares.</summary>
/// <param name="Pair">Name and default as written.</param>
/// <param name="Name">The name.</param>
/// <param name="Text">The default with quotes and escapes resolved and variables as written; null without default.</param>
/// <param name="Value">The value after expansion; null without one.</param>
/// <param name="Stage">Its stage; null before the first FROM.</param>
/// <param name="Instruction">The ARG.</param>
public sealed record BuildArgument(KeyValue Pair, string Name, string? Text, Setting<string>? Value, BuildStage? Stage, ArgInstruction Instruction) : IDeclaredVariable
{
    /// <summary>Whether a stage redeclares it, so that its value reaches a history.</summary>
    public bool IsRedeclared { get; internal set; }

    /// <summary>
    /// Whether a history of what is shipped holds it: a global argument that no stage redeclares reaches no history, and a
    /// stage that is not shipped only the cache.
    /// </summary>
    public bool IsShipped => Stage?.IsShipped ?? IsRedeclared;

    /// <inheritdoc/>
    public SourceFile File => Pair.File;

    /// <inheritdoc/>
    public TextSpan Span => Pair.Span;
}

/// <summary>A variable that gets a value, whoever sets it: ENV, ARG, an assignment in RUN, export, env.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">Its value.</param>
/// <param name="At">Where it is set.</param>
public sealed record VariableSetting(string Name, Setting<string> Value, ILocated At) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => At.File;

    /// <inheritdoc/>
    public TextSpan Span => At.Span;
}

/// <summary>A word of EXPOSE: a port or a range of ports.</summary>
/// <param name="Word">The word as written.</param>
/// <param name="Range">The container's ports, first and last; unknown when a variable decides or it is no port.</param>
public sealed record ExposedPort(Word Word, Setting<PortRange> Range) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Word.File;

    /// <inheritdoc/>
    public TextSpan Span => Word.Span;
}

/// <summary>Ports from first to last, and their protocol in lower case.</summary>
public sealed record PortRange(int First, int Last, string Protocol)
{
    /// <summary>Whether a port is among them.</summary>
    public bool Contains(int port) => First <= port && port <= Last;
}

/// <summary>A path of VOLUME.</summary>
/// <param name="Word">The path as written.</param>
/// <param name="Path">The path after expansion.</param>
public sealed record VolumePath(Word Word, Setting<string> Path) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Word.File;

    /// <inheritdoc/>
    public TextSpan Span => Word.Span;
}

/// <summary>A source of ADD, after expansion.</summary>
/// <param name="Instruction">The ADD.</param>
/// <param name="Word">The source as written.</param>
/// <param name="Expanded">The source after expansion.</param>
public sealed record AddSource(AddInstruction Instruction, Word Word, Expansion.Expansion Expanded) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Word.File;

    /// <inheritdoc/>
    public TextSpan Span => Word.Span;
}

/// <summary>A stage that is judged as what is shipped: the last or the target one, or one with a name that nothing uses.</summary>
/// <param name="Stage">The stage.</param>
public sealed record FinalStage(BuildStage Stage) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Stage.File;

    /// <inheritdoc/>
    public TextSpan Span => Stage.Span;
}

/// <summary>A RUN, and what its script does.</summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Environment">The variables that it sees.</param>
/// <param name="Contents">What it does; null for a shell that we do not read.</param>
public sealed record RunStep(RunInstruction Instruction, BuildStage Stage, BuildEnvironment Environment, ScriptContents? Contents) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Instruction.File;

    /// <inheritdoc/>
    public TextSpan Span => Instruction.Span;
}

/// <summary>A program that a RUN runs.</summary>
/// <param name="Invocation">The program.</param>
/// <param name="Step">The RUN.</param>
/// <param name="AptAssumesYes">Whether apt-get is configured to answer yes by then.</param>
public sealed record RunCommand(Invocation Invocation, RunStep Step, bool AptAssumesYes) : ILocated
{
    private ImmutableArray<ShellField> arguments;

    /// <summary>The program without its directory; null when an expansion decides.</summary>
    public string? Name => Invocation.Name;

    /// <summary>The arguments as the program gets them.</summary>
    public ImmutableArray<ShellField> Arguments =>
        arguments.IsDefault ? arguments = FieldExpander.Expand(Invocation.Arguments, Step) : arguments;

    /// <inheritdoc/>
    public SourceFile File => Invocation.File;

    /// <inheritdoc/>
    public TextSpan Span => Invocation.Span;

    /// <summary>The arguments told apart by the syntax of the program.</summary>
    public CommandLine Parse(OptionSyntax syntax) => CommandLine.Parse(Arguments, syntax);
}
