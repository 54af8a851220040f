using System.Collections.Immutable;

namespace Plimsoll.Documents.Shell;

/// <summary>An argument as the program gets it.</summary>
/// <param name="Text">Its text; null when an expansion decides that is not known here.</param>
/// <param name="Word">The word that it comes from.</param>
public sealed record ShellField(string? Text, ShellWord Word);

/// <summary>How a program reads its options, as far as that decides what is an option and what a value.</summary>
/// <param name="ShortWithValue">Letters of short options that take a value, in the same word or the next.</param>
/// <param name="LongWithValue">Names of long options that take the next word unless <c>=</c> follows.</param>
public sealed record OptionSyntax(string ShortWithValue, ImmutableArray<string> LongWithValue);

/// <summary>An option as given.</summary>
/// <param name="Name">A letter, or a long name without dashes.</param>
/// <param name="Value">Its value, if one is given and known.</param>
/// <param name="Field">The argument that it stands in.</param>
public sealed record GivenOption(string Name, string? Value, ShellField Field);

/// <summary>The arguments of a program, told apart.</summary>
public sealed class CommandLine
{
    private CommandLine(ImmutableArray<GivenOption> options, ImmutableArray<ShellField> operands, ShellField? unknown)
    {
        Options = options;
        Operands = operands;
        Unknown = unknown;
    }

    /// <summary>The options in order; a cluster such as <c>-yq</c> gives one each.</summary>
    public ImmutableArray<GivenOption> Options { get; }

    /// <summary>What is no option.</summary>
    public ImmutableArray<ShellField> Operands { get; }

    /// <summary>The first argument that may be anything, an option too; null when all are known.</summary>
    public ShellField? Unknown { get; }

    /// <summary>Tells arguments apart.</summary>
    public static CommandLine Parse(ImmutableArray<ShellField> arguments, OptionSyntax syntax)
    {
        var options = ImmutableArray.CreateBuilder<GivenOption>();
        var operands = ImmutableArray.CreateBuilder<ShellField>();
        ShellField? unknown = null;
        var onlyOperands = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            var field = arguments[i];
            if (field.Text is not { } text)
            {
                var prefix = field.Word.LiteralPrefix;
                if (prefix.Length == 0 || prefix[0] == '-')
                {
                    unknown ??= onlyOperands ? null : field;
                }

                operands.Add(field);
            }
            else if (onlyOperands || text.Length < 2 || text[0] != '-')
            {
                operands.Add(field);
            }
            else if (text == "--")
            {
                onlyOperands = true;
            }
            else if (text[1] == '-')
            {
                i += AddLong(field, text, syntax, options, i + 1 < arguments.Length ? arguments[i + 1] : null);
            }
            else
            {
                i += AddCluster(field, text, syntax, options, i + 1 < arguments.Length ? arguments[i + 1] : null);
            }
        }

        return new CommandLine(options.ToImmutable(), operands.ToImmutable(), unknown);
    }

    /// <summary>The first option that goes by one of some names, or null.</summary>
    public GivenOption? Option(params ReadOnlySpan<string> names)
    {
        foreach (var option in Options)
        {
            if (names.Contains(option.Name))
            {
                return option;
            }
        }

        return null;
    }

    /// <summary>How often an option is given under any of its names.</summary>
    public int Count(params ReadOnlySpan<string> names)
    {
        var count = 0;
        foreach (var option in Options)
        {
            count += names.Contains(option.Name) ? 1 : 0;
        }

        return count;
    }

    private static int AddLong(ShellField field, string text, OptionSyntax syntax, ImmutableArray<GivenOption>.Builder options, ShellField? next)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
        {
            options.Add(new GivenOption(text[2..equals], text[(equals + 1)..], field));
            return 0;
        }

        var name = text[2..];
        var takesNext = next is not null && syntax.LongWithValue.Contains(name);
        options.Add(new GivenOption(name, takesNext ? next!.Text : null, field));
        return takesNext ? 1 : 0;
    }

    private static int AddCluster(ShellField field, string text, OptionSyntax syntax, ImmutableArray<GivenOption>.Builder options, ShellField? next)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var name = text[i].ToString();
            if (syntax.ShortWithValue.Contains(text[i], StringComparison.Ordinal))
            {
                var inside = i + 1 < text.Length;
                options.Add(new GivenOption(name, inside ? text[(i + 1)..].TrimStart('=') : next?.Text, field));
                return inside || next is null ? 0 : 1;
            }

            if (text[i] == '=' && i > 1)
            {
                // "-q=2": a level behind a letter that needs none.
                options[^1] = options[^1] with { Value = text[(i + 1)..] };
                return 0;
            }

            options.Add(new GivenOption(name, Value: null, field));
        }

        return 0;
    }
}
