using System.Collections.Immutable;

namespace Plimsoll.Documents.Shell;

/// <summary>What a script does, listed in the order of the text: the programs it runs, its pipelines, its assignments.</summary>
public sealed class ScriptContents
{
    internal ScriptContents(
        ImmutableArray<Invocation> invocations,
        ImmutableArray<PipelineUse> pipelines,
        ImmutableArray<Assignment> assignments,
        ShellVariables variables)
    {
        Invocations = invocations;
        Pipelines = pipelines;
        Assignments = assignments;
        Variables = variables;
    }

    /// <summary>The programs it runs.</summary>
    public ImmutableArray<Invocation> Invocations { get; }

    /// <summary>Its pipelines of two commands and more.</summary>
    public ImmutableArray<PipelineUse> Pipelines { get; }

    /// <summary>Its assignments, those in front of commands and of export, env and the like included.</summary>
    public ImmutableArray<Assignment> Assignments { get; }

    /// <summary>The variables that it sets itself.</summary>
    public ShellVariables Variables { get; }

    /// <summary>Lists what a script does.</summary>
    /// <param name="script">The script.</param>
    /// <param name="hasPipefail">Whether its shell was started with pipefail.</param>
    public static ScriptContents Of(ShellScript script, bool hasPipefail)
    {
        var collector = new ScriptCollector(hasPipefail);
        collector.Visit(script);
        return collector.ToContents();
    }

    /// <summary>What a command in exec form does: one program, no shell, unless it is a shell with a script.</summary>
    public static ScriptContents OfExecForm(SimpleCommand command)
    {
        var collector = new ScriptCollector(hasPipefail: false);
        collector.VisitExecForm(command);
        return collector.ToContents();
    }
}

/// <summary>The variables that a script sets: those with one literal value, and those of which we only know that it sets them.</summary>
public sealed class ShellVariables
{
    // Most scripts set none.
    private Dictionary<string, string?>? values;

    /// <summary>Whether the script sets a variable.</summary>
    public bool Sets(string name) => values is not null && values.ContainsKey(name);

    /// <summary>Its value, when there is just one and it is literal.</summary>
    public string? ValueOf(string name) => values?.GetValueOrDefault(name);

    internal void Set(string name, string? value)
    {
        values ??= new Dictionary<string, string?>(StringComparer.Ordinal);
        values[name] = values.ContainsKey(name) ? null : value;
    }
}
