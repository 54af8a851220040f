using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Toml;

/// <summary>A value of a TOML document, with its place.</summary>
public abstract class TomlNode(SourceFile file, TextSpan span) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File { get; } = file;

    /// <inheritdoc/>
    public TextSpan Span { get; } = span;

    /// <summary>What it is, for messages: "a string", "a table" ...</summary>
    public abstract string Kind { get; }
}

/// <summary>A string.</summary>
public sealed class TomlString(SourceFile file, TextSpan span, string value) : TomlNode(file, span)
{
    /// <summary>Its value, escapes resolved.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "a string";
}

/// <summary>A whole number.</summary>
public sealed class TomlInteger(SourceFile file, TextSpan span, long value) : TomlNode(file, span)
{
    /// <summary>Its value.</summary>
    public long Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "an integer";
}

/// <summary>A number with a fraction or exponent.</summary>
public sealed class TomlFloat(SourceFile file, TextSpan span, double value) : TomlNode(file, span)
{
    /// <summary>Its value.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "a float";
}

/// <summary>A boolean.</summary>
public sealed class TomlBoolean(SourceFile file, TextSpan span, bool value) : TomlNode(file, span)
{
    /// <summary>Its value.</summary>
    public bool Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "a boolean";
}

/// <summary>A date, time, or both.</summary>
public sealed class TomlDate(SourceFile file, TextSpan span) : TomlNode(file, span)
{
    /// <summary>The date without time; null when it is a time alone.</summary>
    public DateOnly? Date =>
        DateOnly.TryParseExact(Text.Length >= 10 ? Text.AsSpan(0, 10) : Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>As written.</summary>
    public string Text => File.Slice(Span).ToString();

    /// <inheritdoc/>
    public override string Kind => "a date";
}

/// <summary>An array, or an array of tables.</summary>
public sealed class TomlArray : TomlNode
{
    private readonly List<TomlNode> items;

    internal TomlArray(SourceFile file, TextSpan span, List<TomlNode> items, bool isOfTables)
        : base(file, span)
    {
        this.items = items;
        IsOfTables = isOfTables;
    }

    /// <summary>Its items in order.</summary>
    public IReadOnlyList<TomlNode> Items => items;

    /// <summary>Whether <c>[[headers]]</c> make it.</summary>
    public bool IsOfTables { get; }

    /// <inheritdoc/>
    public override string Kind => "an array";

    internal void Add(TomlTable table) => items.Add(table);
}

/// <summary>A key of a table, and its value.</summary>
/// <param name="Key">The key, unquoted.</param>
/// <param name="KeySpan">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record TomlEntry(string Key, TextSpan KeySpan, TomlNode Value);

/// <summary>A table.</summary>
public sealed class TomlTable : TomlNode
{
    private readonly Dictionary<string, TomlEntry> byKey = new(StringComparer.Ordinal);
    private readonly List<TomlEntry> entries = [];

    internal TomlTable(SourceFile file, TextSpan span, TomlTableOrigin origin)
        : base(file, span) => Origin = origin;

    /// <summary>Its entries in the order of the text.</summary>
    public IReadOnlyList<TomlEntry> Entries => entries;

    /// <inheritdoc/>
    public override string Kind => "a table";

    internal TomlTableOrigin Origin { get; set; }

    /// <summary>An entry by its key, or null.</summary>
    public TomlEntry? this[string key] => byKey.GetValueOrDefault(key);

    internal bool TryAdd(TomlEntry entry)
    {
        if (!byKey.TryAdd(entry.Key, entry))
        {
            return false;
        }

        entries.Add(entry);
        return true;
    }
}

/// <summary>What made a table; it decides what may add to it.</summary>
internal enum TomlTableOrigin
{
    /// <summary>A header names something below it; its own header may still come.</summary>
    Implied,

    /// <summary>A header of its own.</summary>
    Header,

    /// <summary>A dotted key; only such keys of the same table add to it.</summary>
    DottedKey,

    /// <summary>Braces; nothing adds to it.</summary>
    Inline,
}

/// <summary>Something that is not valid TOML. The message holds no text of the document.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong; a clause without a final period.</param>
public sealed record TomlProblem(TextSpan Span, string Message);

/// <summary>A document as read.</summary>
/// <param name="Root">Its root table; holds what was understood.</param>
/// <param name="Problems">What is not valid, by place.</param>
public sealed record TomlDocument(TomlTable Root, ImmutableArray<TomlProblem> Problems);
