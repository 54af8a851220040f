using System.Collections.Immutable;
using System.Text;
using Plimsoll.Documents.Shell;
using Plimsoll.Documents.Values;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>
/// Turns the words of a command into the arguments that the program gets, with the variables of the stage and those that
/// the script sets once. A word that depends on anything else stays unknown.
/// </summary>
internal static class FieldExpander
{
    public static ImmutableArray<ShellField> Expand(ImmutableArray<ShellWord> words, RunStep step)
    {
        var fields = ImmutableArray.CreateBuilder<ShellField>(words.Length);
        foreach (var word in words)
        {
            if (word.Literal is { } literal)
            {
                fields.Add(new ShellField(literal, word));
                continue;
            }

            var text = new StringBuilder();
            var splits = false;
            if (!Append(word.Parts, step, text, inQuotes: false, ref splits))
            {
                fields.Add(new ShellField(Text: null, word));
            }
            else if (!splits)
            {
                fields.Add(new ShellField(text.ToString(), word));
            }
            else
            {
                foreach (var field in text.ToString().Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries))
                {
                    fields.Add(new ShellField(field, word));
                }
            }
        }

        return fields.ToImmutable();
    }

    private static bool Append(ImmutableArray<WordPart> parts, RunStep step, StringBuilder text, bool inQuotes, ref bool splits)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case LiteralPart literal:
                    text.Append(literal.Text);
                    break;
                case SingleQuotedPart quoted:
                    text.Append(quoted.Text);
                    break;
                case DoubleQuotedPart quoted when Append(quoted.Parts, step, text, inQuotes: true, ref splits):
                    break;
                case ParameterPart parameter when ValueOf(parameter, step) is { } value:
                    splits |= !inQuotes;
                    text.Append(value);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static string? ValueOf(ParameterPart parameter, RunStep step)
    {
        if (parameter.Name.Length == 0 || parameter.Operator is not ("" or ":-" or "-"))
        {
            return null;
        }

        var value = step.Contents is { } contents && contents.Variables.Sets(parameter.Name)
            ? contents.Variables.ValueOf(parameter.Name)
            : (step.Environment.Get(parameter.Name) as Known<string>)?.Value;
        return parameter.Operator == ":-" && value is { Length: 0 } ? null : value;
    }
}
