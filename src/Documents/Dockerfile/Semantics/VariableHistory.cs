using Plimsoll.Documents.Values;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>Who sets a variable; ENV beats ARG.</summary>
internal enum VariableOrigin
{
    Environment,
    Argument,
}

/// <summary>A value that a variable got.</summary>
/// <param name="Version">Which change of the history it was.</param>
/// <param name="Value">The value; null for an ARG without default.</param>
internal sealed record VariableEntry(int Version, Setting<string>? Value);

/// <summary>
/// All values that the variables of a stage ever had. States share it and look up what held at their version, so that a
/// state costs nothing; an immutable dictionary would cost half of the start.
/// </summary>
/// <param name="parent">The state that it goes on from.</param>
internal sealed class VariableHistory(BuildEnvironment? parent)
{
    private readonly Dictionary<string, List<VariableEntry>> environment = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<VariableEntry>> arguments = new(StringComparer.Ordinal);

    public BuildEnvironment? Parent { get; } = parent;

    public int Version { get; private set; }

    /// <summary>Adds a value and returns the version from which on it holds.</summary>
    public int Add(string name, Setting<string>? value, VariableOrigin origin)
    {
        var table = TableOf(origin);
        if (!table.TryGetValue(name, out var list))
        {
            table.Add(name, list = []);
        }

        list.Add(new VariableEntry(++Version, value));
        return Version;
    }

    /// <summary>The last value of a variable up to a version.</summary>
    public VariableEntry? Find(string name, VariableOrigin origin, int version)
    {
        if (!TableOf(origin).TryGetValue(name, out var list))
        {
            return null;
        }

        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (list[i].Version <= version)
            {
                return list[i];
            }
        }

        return null;
    }

    private Dictionary<string, List<VariableEntry>> TableOf(VariableOrigin origin) =>
        origin == VariableOrigin.Environment ? environment : arguments;
}
