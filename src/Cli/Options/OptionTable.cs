using System.CommandLine;
using System.CommandLine.Parsing;
using Plimsoll.Input;

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

/// <summary>The options of a command as given. System.CommandLine splits the words; what it lets pass is refused here.</summary>
internal sealed class OptionTable
{
    private readonly Dictionary<string, Option<string[]>> options = new(StringComparer.Ordinal);
    private readonly Argument<string[]> arguments = new("PATH") { Arity = ArgumentArity.ZeroOrMore };
    private readonly OptionSpec[] specs;
    private ParseResult? result;

    public OptionTable(string command, OptionSpec[] specs)
    {
        this.specs = specs;
        Command = new Command(command) { arguments };
        foreach (var spec in specs)
        {
            var option = spec.Alias is null ? new Option<string[]>(spec.Name) : new Option<string[]>(spec.Name, spec.Alias);
            option.Arity = spec.Shape switch
            {
                OptionShape.Switch => ArgumentArity.Zero,
                OptionShape.NotYet => ArgumentArity.ZeroOrMore,
                _ => ArgumentArity.OneOrMore,
            };
            options.Add(spec.Name, option);
            Command.Add(option);
        }
    }

    private Command Command { get; }

    /// <summary>The words that belong to no option.</summary>
    public string[] Arguments => Texts(result!.GetResult(arguments)?.Tokens);

    /// <summary>Reads the words of a command line; returns what is wrong with them, or null.</summary>
    public string? Read(string[] args)
    {
        result = Command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (Swallowed(result.Tokens, args) is { } swallowed)
        {
            return swallowed;
        }

        foreach (var spec in specs)
        {
            if (spec.Shape == OptionShape.NotYet && Has(spec.Name))
            {
                return $"the option '{spec.Name}' does not exist yet";
            }

            if (spec.Shape == OptionShape.Value && Values(spec.Name).Length > 1)
            {
                return $"the option '{spec.Name}' is given twice";
            }
        }

        return result.Errors.Count > 0 ? Reporting.Show.Message(result.Errors[0].Message.TrimEnd('.')) : null;
    }

    /// <summary>Whether an option is given.</summary>
    public bool Has(string name) => result!.GetResult(options[name]) is { Implicit: false };

    /// <summary>The value of an option, or null.</summary>
    public string? Value(string name) => Values(name) is [var value, ..] ? value : null;

    /// <summary>The values of an option in order.</summary>
    public string[] Values(string name) => Texts(result!.GetResult(options[name])?.Tokens);

    /// <summary>A list that is written with commas, over all times the option is given.</summary>
    public string[] List(string name) =>
        [.. Values(name).SelectMany(static value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The parser takes a mistyped option for a path, and a following option for the value of one that lacks its own.</summary>
    private string? Swallowed(IReadOnlyList<Token> tokens, string[] args)
    {
        Token? before = null;
        foreach (var token in tokens)
        {
            if (token.Type == TokenType.DoubleDash)
            {
                return null;
            }

            if (token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-')
            {
                if (before is { Type: TokenType.Option } && Shape(before.Value) is OptionShape.Value or OptionShape.Values)
                {
                    if (Array.IndexOf(args, $"{before.Value}={token.Value}") >= 0)
                    {
                        before = token;
                        continue;
                    }

                    return $"the option '{before.Value}' needs a value";
                }

                var typed = token.Value.Split('=')[0];
                var near = Spelling.Nearest(typed, options.Keys);
                return $"unknown option '{Reporting.Show.Value(typed)}'" + (near is null ? "" : $"; did you mean '{near}'?");
            }

            before = token;
        }

        return null;
    }

    /// <summary>The words as typed: no converter of the parser, which goes by reflection, has a part in it.</summary>
    private static string[] Texts(IReadOnlyList<Token>? tokens)
    {
        var texts = new string[tokens?.Count ?? 0];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = tokens![i].Value;
        }

        return texts;
    }

    private OptionShape? Shape(string name)
    {
        foreach (var spec in specs)
        {
            if (spec.Name == name || spec.Alias == name)
            {
                return spec.Shape;
            }
        }

        return null;
    }
}
