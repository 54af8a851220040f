using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Toml;
using Plimsoll.Input;
using Plimsoll.Input.Globbing;

namespace Plimsoll.Engine.Configuration;

/// <summary>
/// Reads one table key by key. What is not of the type that is asked for is told, with its place, and counts as absent; what
/// was never asked for is unknown and told at the end.
/// </summary>
internal sealed class TableReader
{
    private readonly TomlTable table;
    private readonly ConfigurationErrors errors;
    private readonly SortedSet<string> asked = new(StringComparer.Ordinal);

    private TableReader(TomlTable table, ConfigurationErrors errors)
    {
        this.table = table;
        this.errors = errors;
    }

    /// <summary>Opens the root table of a file; null when it is not TOML.</summary>
    internal static TableReader? Open(SourceFile source, ConfigurationErrors errors)
    {
        var document = TomlFile.Read(source);
        foreach (var problem in document.Problems)
        {
            errors.Add(source, problem.Span, problem.Message);
        }

        return document.Problems.IsEmpty ? new TableReader(document.Root, errors) : null;
    }

    /// <summary>The keys in the order of the text, as far as their errors would still be told.</summary>
    internal IEnumerable<string> Keys
    {
        get
        {
            foreach (var entry in table.Entries)
            {
                if (errors.IsFull)
                {
                    yield break;
                }

                yield return entry.Key;
            }
        }
    }

    internal string? String(string key) => Value<TomlString>(key, "a string")?.Value;

    internal bool? Boolean(string key) => Value<TomlBoolean>(key, "true or false")?.Value;

    internal long? Integer(string key) => Value<TomlInteger>(key, "an integer")?.Value;

    internal TableReader? Table(string key) => Value<TomlTable>(key, "a table") is { } inner ? new TableReader(inner, errors) : null;

    /// <summary>Whether there is a table under a key; nothing is told when there is none.</summary>
    internal bool IsTable(string key) => table[key]?.Value is TomlTable;

    /// <summary>One of some words.</summary>
    internal string? Word(string key, IReadOnlyList<string> words)
    {
        var expected = $"'{string.Join("', '", words.Take(words.Count - 1))}' or '{words[^1]}'";
        if (Value<TomlString>(key, expected) is not { } word)
        {
            return null;
        }

        if (words.Contains(word.Value))
        {
            return word.Value;
        }

        WrongType(word, key, expected);
        return null;
    }

    /// <summary>A score, 0 to 100.</summary>
    internal double? Score(string key)
    {
        double? score = Value<TomlNode>(key, string.Empty) switch
        {
            TomlInteger integer => integer.Value,
            TomlFloat number => number.Value,
            null => null,
            _ => double.NaN,
        };
        if (score is null or (>= 0 and <= 100))
        {
            return score;
        }

        WrongType(table[key]!.Value, key, "a number from 0 to 100");
        return null;
    }

    /// <summary>A date, as TOML writes it or as a string.</summary>
    internal DateOnly? Date(string key)
    {
        var value = Value<TomlNode>(key, string.Empty);
        if (value is TomlDate { Date: { } date })
        {
            return date;
        }

        if (value is TomlString text
            && DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            return date;
        }

        if (value is not null)
        {
            WrongType(value, key, "a date like 2026-12-31");
        }

        return null;
    }

    /// <summary>The strings of a list with their places; empty when there is no list.</summary>
    internal ImmutableArray<TomlString> Items(string key)
    {
        const string Expected = "a list of strings";
        if (Value<TomlArray>(key, Expected) is not { } array)
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<TomlString>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (item is TomlString text)
            {
                items.Add(text);
            }
            else
            {
                WrongType(item, key, Expected);
            }
        }

        return items.ToImmutable();
    }

    /// <summary>A list of strings; default when there is none.</summary>
    internal ImmutableArray<string> Strings(string key)
    {
        var items = Items(key);
        return table[key]?.Value is TomlArray ? [.. items.Select(static item => item.Value)] : default;
    }

    /// <summary>A list of patterns of paths; empty when there is none.</summary>
    internal ImmutableArray<string> Patterns(string key)
    {
        var patterns = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(key))
        {
            if (Glob.Parse(item.Value, GlobSyntax.GitIgnore) is null)
            {
                Fault(item, $"'{Cut(item.Value)}' is no pattern");
            }
            else
            {
                patterns.Add(item.Value);
            }
        }

        return patterns.ToImmutable();
    }

    /// <summary>The tables of a list; empty when there is none.</summary>
    internal IEnumerable<TableReader> Tables(string key)
    {
        const string Expected = "a list of tables";
        foreach (var item in Value<TomlArray>(key, Expected)?.Items ?? [])
        {
            if (errors.IsFull)
            {
                yield break;
            }

            if (item is TomlTable inner)
            {
                yield return new TableReader(inner, errors);
            }
            else
            {
                WrongType(item, key, Expected);
            }
        }
    }

    /// <summary>The rule that a key is the id of.</summary>
    internal RuleInfo? RuleOfKey(string key, RuleIndex index)
    {
        asked.Add(key);
        var rule = index.Find(key, out var problem);
        if (problem is not null)
        {
            errors.Add(table.File, table[key]!.KeySpan, problem);
        }

        return rule;
    }

    /// <summary>The id of a rule that must stand under a key.</summary>
    internal string? RuleId(string key, RuleIndex index)
    {
        if (Value<TomlString>(key, "a string") is not { } id)
        {
            if (table[key] is null)
            {
                Missing(key);
            }

            return null;
        }

        var rule = index.Find(id.Value, out var problem);
        if (problem is not null)
        {
            Fault(id, problem);
        }

        return rule?.Id;
    }

    /// <summary>Tells that a key is not there.</summary>
    internal void Missing(string key)
    {
        if (table[key] is null)
        {
            errors.Add(table.File, table.Span, $"'{key}' is missing");
        }
    }

    /// <summary>Tells what is wrong with a value.</summary>
    internal void Fault(TomlNode value, string problem) => errors.Add(value.File, value.Span, problem);

    /// <summary>Tells what is wrong with the value of a key that is there.</summary>
    internal void Fault(string key, string problem) => Fault(table[key]!.Value, problem);

    /// <summary>Tells the keys that nobody asked for.</summary>
    internal void Finish()
    {
        foreach (var entry in table.Entries)
        {
            if (!errors.IsFull && !asked.Contains(entry.Key))
            {
                errors.Add(table.File, entry.KeySpan, $"there is no key '{Cut(entry.Key)}'{Spelling.Suggest(entry.Key, asked)}");
            }
        }
    }

    /// <summary>A text of the file as a message may show it.</summary>
    internal static string Cut(string text) => text.Length > 80 ? $"{text[..80]}..." : text;

    private TNode? Value<TNode>(string key, string expected)
        where TNode : TomlNode
    {
        asked.Add(key);
        switch (table[key]?.Value)
        {
            case null:
                return null;
            case TNode node:
                return node;
            case var other:
                WrongType(other, key, expected);
                return null;
        }
    }

    private void WrongType(TomlNode value, string key, string expected) => Fault(value, $"'{Cut(key)}' must be {expected}");
}
