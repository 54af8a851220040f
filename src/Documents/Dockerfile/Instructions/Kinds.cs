using System.Collections.Immutable;
using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Dockerfile.Instructions;

/// <summary><c>FROM image [AS name]</c>.</summary>
public sealed class FromInstruction : Instruction
{
    internal FromInstruction(InstructionParts parts, Word image, Word? name)
        : base(parts)
    {
        Image = image;
        Name = name;
    }

    /// <summary>The reference or stage name, not yet expanded.</summary>
    public Word Image { get; }

    /// <summary>The name behind AS.</summary>
    public Word? Name { get; }
}

/// <summary><c>ARG name[=default] ...</c>.</summary>
public sealed class ArgInstruction : Instruction
{
    internal ArgInstruction(InstructionParts parts, ImmutableArray<KeyValue> arguments)
        : base(parts) => Arguments = arguments;

    /// <summary>The arguments; a value is null without default.</summary>
    public ImmutableArray<KeyValue> Arguments { get; }
}

/// <summary><c>ENV key=value ...</c> or <c>ENV key value</c>.</summary>
public sealed class EnvInstruction : Instruction
{
    internal EnvInstruction(InstructionParts parts, ImmutableArray<KeyValue> pairs, bool isLegacyForm)
        : base(parts)
    {
        Pairs = pairs;
        IsLegacyForm = isLegacyForm;
    }

    /// <summary>The variables.</summary>
    public ImmutableArray<KeyValue> Pairs { get; }

    /// <summary>Whether it is the old form with a blank, where the rest of the line is the value.</summary>
    public bool IsLegacyForm { get; }
}

/// <summary><c>LABEL key=value ...</c> or <c>LABEL key value</c>.</summary>
public sealed class LabelInstruction : Instruction
{
    internal LabelInstruction(InstructionParts parts, ImmutableArray<KeyValue> pairs, bool isLegacyForm)
        : base(parts)
    {
        Pairs = pairs;
        IsLegacyForm = isLegacyForm;
    }

    /// <summary>The labels.</summary>
    public ImmutableArray<KeyValue> Pairs { get; }

    /// <summary>Whether it is the old form with a blank.</summary>
    public bool IsLegacyForm { get; }
}

/// <summary>A command in shell form or in exec (JSON) form.</summary>
public sealed class CommandForm
{
    internal CommandForm(MappedText text, ImmutableArray<Word> arguments, bool isExec)
    {
        Text = text;
        Arguments = arguments;
        IsExec = isExec;
    }

    /// <summary>The command as written.</summary>
    public MappedText Text { get; }

    /// <summary>Whether it is a JSON array that no shell sees.</summary>
    public bool IsExec { get; }

    /// <summary>The decoded strings of the exec form; empty in shell form.</summary>
    public ImmutableArray<Word> Arguments { get; }
}

/// <summary>RUN, CMD and ENTRYPOINT.</summary>
public abstract class CommandInstruction : Instruction
{
    private protected CommandInstruction(InstructionParts parts, CommandForm command)
        : base(parts) => Command = command;

    /// <summary>What runs.</summary>
    public CommandForm Command { get; }
}

/// <summary><c>RUN</c>: a step of the build.</summary>
public sealed class RunInstruction : CommandInstruction
{
    internal RunInstruction(InstructionParts parts, CommandForm command)
        : base(parts, command)
    {
    }
}

/// <summary><c>CMD</c>.</summary>
public sealed class CmdInstruction : CommandInstruction
{
    internal CmdInstruction(InstructionParts parts, CommandForm command)
        : base(parts, command)
    {
    }
}

/// <summary><c>ENTRYPOINT</c>.</summary>
public sealed class EntrypointInstruction : CommandInstruction
{
    internal EntrypointInstruction(InstructionParts parts, CommandForm command)
        : base(parts, command)
    {
    }
}

/// <summary><c>SHELL ["executable", ...]</c>.</summary>
public sealed class ShellInstruction : Instruction
{
    internal ShellInstruction(InstructionParts parts, ImmutableArray<Word> arguments)
        : base(parts) => Arguments = arguments;

    /// <summary>The decoded strings; empty when it is no JSON array.</summary>
    public ImmutableArray<Word> Arguments { get; }
}

/// <summary>ADD and COPY.</summary>
public abstract class TransferInstruction : Instruction
{
    private protected TransferInstruction(InstructionParts parts, ImmutableArray<Word> sources, Word? target, bool isExec)
        : base(parts)
    {
        Sources = sources;
        Target = target;
        IsJson = isExec;
    }

    /// <summary>All words but the last; heredoc words included.</summary>
    public ImmutableArray<Word> Sources { get; }

    /// <summary>The last word; null when there are fewer than two.</summary>
    public Word? Target { get; }

    /// <summary>Whether the words are a JSON array.</summary>
    public bool IsJson { get; }
}

/// <summary><c>ADD</c>.</summary>
public sealed class AddInstruction : TransferInstruction
{
    internal AddInstruction(InstructionParts parts, ImmutableArray<Word> sources, Word? target, bool isExec)
        : base(parts, sources, target, isExec)
    {
    }
}

/// <summary><c>COPY</c>.</summary>
public sealed class CopyInstruction : TransferInstruction
{
    internal CopyInstruction(InstructionParts parts, ImmutableArray<Word> sources, Word? target, bool isExec)
        : base(parts, sources, target, isExec)
    {
    }
}

/// <summary>USER, WORKDIR, STOPSIGNAL and MAINTAINER: the whole rest is one value.</summary>
public abstract class ValueInstruction : Instruction
{
    private protected ValueInstruction(InstructionParts parts, Word value)
        : base(parts) => Value = value;

    /// <summary>The value, not yet expanded; empty when missing.</summary>
    public Word Value { get; }
}

/// <summary><c>USER</c>.</summary>
public sealed class UserInstruction : ValueInstruction
{
    internal UserInstruction(InstructionParts parts, Word value)
        : base(parts, value)
    {
    }
}

/// <summary><c>WORKDIR</c>.</summary>
public sealed class WorkdirInstruction : ValueInstruction
{
    internal WorkdirInstruction(InstructionParts parts, Word value)
        : base(parts, value)
    {
    }
}

/// <summary><c>STOPSIGNAL</c>.</summary>
public sealed class StopsignalInstruction : ValueInstruction
{
    internal StopsignalInstruction(InstructionParts parts, Word value)
        : base(parts, value)
    {
    }
}

/// <summary><c>MAINTAINER</c>.</summary>
public sealed class MaintainerInstruction : ValueInstruction
{
    internal MaintainerInstruction(InstructionParts parts, Word value)
        : base(parts, value)
    {
    }
}

/// <summary><c>EXPOSE port[-port][/protocol] ...</c>.</summary>
public sealed class ExposeInstruction : Instruction
{
    internal ExposeInstruction(InstructionParts parts, ImmutableArray<Word> ports)
        : base(parts) => Ports = ports;

    /// <summary>The words, not yet expanded.</summary>
    public ImmutableArray<Word> Ports { get; }
}

/// <summary><c>VOLUME</c>.</summary>
public sealed class VolumeInstruction : Instruction
{
    internal VolumeInstruction(InstructionParts parts, ImmutableArray<Word> paths, bool isJson)
        : base(parts)
    {
        Paths = paths;
        IsJson = isJson;
    }

    /// <summary>The paths, not yet expanded.</summary>
    public ImmutableArray<Word> Paths { get; }

    /// <summary>Whether they are a JSON array.</summary>
    public bool IsJson { get; }
}

/// <summary><c>HEALTHCHECK NONE</c> or <c>HEALTHCHECK [flags] CMD command</c>.</summary>
public sealed class HealthcheckInstruction : Instruction
{
    internal HealthcheckInstruction(InstructionParts parts, CommandForm? command)
        : base(parts) => Command = command;

    /// <summary>The check; null for NONE and for what the builder refuses.</summary>
    public CommandForm? Command { get; }
}

/// <summary><c>ONBUILD instruction</c>.</summary>
public sealed class OnbuildInstruction : Instruction
{
    internal OnbuildInstruction(InstructionParts parts, Instruction? inner)
        : base(parts) => Inner = inner;

    /// <summary>The trigger; null when missing.</summary>
    public override Instruction? Inner { get; }
}

/// <summary>A keyword that the builder does not know.</summary>
public sealed class UnknownInstruction : Instruction
{
    internal UnknownInstruction(InstructionParts parts)
        : base(parts)
    {
    }
}
