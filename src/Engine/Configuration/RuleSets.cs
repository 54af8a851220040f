using Plimsoll.Input;
using Plimsoll.Input.Reading;

namespace Plimsoll.Engine.Configuration;

/// <summary>The rule sets by name. They travel inside of the assembly; <c>default</c> has no differences, so nothing is read for it.</summary>
public static class RuleSets
{
    private const string Default = "default";

    /// <summary>The names, the weakest set first.</summary>
    public static IReadOnlyList<string> Names { get; } = [Default, "strict", "all"];

    /// <summary>The text of a set as it is committed; null when there is none of that name.</summary>
    public static SourceFile? Open(string name)
    {
        using var content = typeof(RuleSets).Assembly.GetManifestResourceStream($"sets/{name}.toml");
        return content is null ? null : TextReading.Read(content, $"rules/sets/{name}.toml", long.MaxValue).File;
    }

    /// <summary>The differences of a set from what the rules declare; null: none, or an error was told.</summary>
    /// <param name="name">A name, or the path of a file: it ends in <c>.toml</c> or has a slash.</param>
    /// <param name="open">Opens a file by its path.</param>
    /// <param name="index">The rules.</param>
    /// <param name="errors">Where errors in the file go.</param>
    /// <param name="fault">Takes what is wrong with the name.</param>
    internal static RuleLayer? Read(
        string name, Func<string, SourceFile?> open, RuleIndex index, ConfigurationErrors errors, Action<string> fault)
    {
        if (name is Default)
        {
            return null;
        }

        var isFile = name.EndsWith(".toml", StringComparison.Ordinal) || name.Contains('/');
        var source = isFile ? open(name) : Names.Contains(name) ? Open(name) : null;
        if (source is not null)
        {
            return RuleSetReader.Read(source, index, errors);
        }

        if (!isFile)
        {
            fault($"there is no set '{name}'{Spelling.Suggest(name, Names)}");
        }

        return null;
    }
}
