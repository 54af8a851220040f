using Plimsoll.Input;
using Plimsoll.Reporting;

namespace Plimsoll.Cli.Options;

/// <summary>How often an option may be given, and whether it takes a value.</summary>
internal enum OptionShape
{
    Switch,
    Value,
    Values,

    /// <summary>Listed in the help of a later version: given now, it is an error and not silently nothing.</summary>
    NotYet,
}

/// <summary>An option of a command.</summary>
internal sealed record OptionSpec(string Name, OptionShape Shape, string? Alias = null);

/// <summary>
/// The options of a command as given: <c>--name value</c>, <c>--name=value</c>, their aliases, and paths anywhere among them.
/// Our own, because a library for command lines took a sixth of the time that the scan of a small file takes.
/// </summary>
/// <param name="specs">The options that there are.</param>
internal sealed class OptionTable(OptionSpec[] specs)
{
    private readonly Dictionary<string, List<string>> given = new(StringComparer.Ordinal);
    private readonly List<string> arguments = [];

    /// <summary>The words that belong to no option.</summary>
    public string[] Arguments => [.. arguments];

    /// <summary>Reads the words of a command line; returns what is wrong with them, or null.</summary>
    public string? Read(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var word = args[i];
            if (word == "--")
            {
                arguments.AddRange(args.AsSpan(i + 1));
                return null;
            }

            if (!IsOption(word))
            {
                arguments.Add(word);
                continue;
            }

            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var typed = equals < 0 ? word : word[..equals];
            if (Find(typed) is not { } spec)
            {
                return Unknown(typed);
            }

            var value = equals < 0 ? null : word[(equals + 1)..];
            if (value is null && spec.Shape is OptionShape.Value or OptionShape.Values && i + 1 < args.Length && !IsOption(args[i + 1]))
            {
                value = args[++i];
            }

            if (Add(spec, typed, value) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    /// <summary>Whether an option is given.</summary>
    public bool Has(string name) => given.ContainsKey(name);

    /// <summary>The value of an option, or null.</summary>
    public string? Value(string name) => given.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    /// <summary>The values of an option in order.</summary>
    public string[] Values(string name) => given.TryGetValue(name, out var values) ? [.. values] : [];

    /// <summary>A list that is written with commas, over all times the option is given.</summary>
    public string[] List(string name) =>
        [.. Values(name).SelectMany(static value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>A dash alone is standard input. A value that starts with a dash is written with an equals sign.</summary>
    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private string? Add(OptionSpec spec, string typed, string? value)
    {
        if (spec.Shape == OptionShape.NotYet)
        {
            return $"the option '{spec.Name}' does not exist yet";
        }

        if (spec.Shape == OptionShape.Switch)
        {
            given[spec.Name] = [];
            return value is null ? null : $"the option '{typed}' takes no value";
        }

        if (value is null)
        {
            return $"the option '{typed}' needs a value";
        }

        if (!given.TryGetValue(spec.Name, out var values))
        {
            given.Add(spec.Name, values = []);
        }
        else if (spec.Shape == OptionShape.Value)
        {
            return $"the option '{spec.Name}' is given twice";
        }

        values.Add(value);
        return null;
    }

    private OptionSpec? Find(string typed)
    {
        foreach (var spec in specs)
        {
            if (spec.Name == typed || spec.Alias == typed)
            {
                return spec;
            }
        }

        return null;
    }

    private string Unknown(string typed)
    {
        var near = Spelling.Nearest(typed, specs.Select(static spec => spec.Name));
        return $"unknown option '{Show.Value(typed)}'" + (near is null ? "" : $"; did you mean '{near}'?");
    }
}
