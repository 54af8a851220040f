using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;
using Tomlyn.Syntax;

namespace Plimsoll.Documents.Toml;

/// <summary>Turns Tomlyn's syntax tree into our tree, and finds keys and tables that are defined twice.</summary>
internal sealed class TomlBinder(SourceFile file, List<TomlProblem> problems)
{
    // The library counts brackets; the parts of dotted keys add levels that it does not count.
    private const int DeepestNesting = 100;

    /// <summary>A span of the library, whose ends are inclusive, as one of ours.</summary>
    internal static TextSpan ToSpan(SourceFile file, SourceSpan span)
    {
        var start = Math.Clamp(span.Start.Offset, 0, file.Text.Length);
        return TextSpan.FromBounds(start, Math.Clamp(span.End.Offset + 1, start, file.Text.Length));
    }

    public void Bind(DocumentSyntax syntax, TomlTable root)
    {
        BindItems(syntax.KeyValues, root, depth: 0);
        foreach (var table in syntax.Tables)
        {
            if (table.Name is { } name && Path(name, depth: 0) is { } path && Open(table, path, root) is { } target)
            {
                BindItems(table.Items, target, path.Count);
            }
        }
    }

    private TextSpan Span(SyntaxNode node) => ToSpan(file, node.Span);

    private void Problem(TextSpan span, string message)
    {
        if (problems.Count < TomlFile.MostProblems)
        {
            problems.Add(new TomlProblem(span, message));
        }
    }

    private void BindItems(SyntaxList<KeyValueSyntax> items, TomlTable table, int depth)
    {
        foreach (var item in items)
        {
            if (item is { Key: { } key, Value: { } value })
            {
                BindPair(key, value, table, depth);
            }
        }
    }

    private void BindPair(KeySyntax key, ValueSyntax value, TomlTable table, int depth)
    {
        if (Path(key, depth) is not { } path)
        {
            return;
        }

        for (var i = 0; i + 1 < path.Count; i++)
        {
            if (table[path[i].Name] is not { } entry)
            {
                var child = new TomlTable(file, path[i].Span, TomlTableOrigin.DottedKey);
                table.TryAdd(new TomlEntry(path[i].Name, path[i].Span, child));
                table = child;
            }
            else if (entry.Value is TomlTable { Origin: TomlTableOrigin.DottedKey } child)
            {
                table = child;
            }
            else
            {
                Problem(path[i].Span, "the key adds to something that is already defined");
                return;
            }
        }

        var (name, span) = path[^1];
        if (Value(value, depth + path.Count) is { } node && !table.TryAdd(new TomlEntry(name, span, node)))
        {
            Problem(span, "the key is defined twice");
        }
    }

    private TomlTable? Open(TableSyntaxBase syntax, List<KeyPart> path, TomlTable root)
    {
        var table = root;
        for (var i = 0; i + 1 < path.Count; i++)
        {
            switch (table[path[i].Name]?.Value)
            {
                case null:
                    var implied = new TomlTable(file, path[i].Span, TomlTableOrigin.Implied);
                    table.TryAdd(new TomlEntry(path[i].Name, path[i].Span, implied));
                    table = implied;
                    break;
                case TomlTable { Origin: not TomlTableOrigin.Inline } child:
                    table = child;
                    break;
                case TomlArray { IsOfTables: true } array:
                    table = (TomlTable)array.Items[^1];
                    break;
                default:
                    Problem(path[i].Span, "the table is below something that is no table");
                    return null;
            }
        }

        var (last, span) = path[^1];
        return syntax is TableArraySyntax ? OpenItem(table, last, span) : OpenTable(table, last, span);
    }

    private TomlTable? OpenTable(TomlTable parent, string name, TextSpan span)
    {
        switch (parent[name]?.Value)
        {
            case null:
                var table = new TomlTable(file, span, TomlTableOrigin.Header);
                parent.TryAdd(new TomlEntry(name, span, table));
                return table;
            case TomlTable { Origin: TomlTableOrigin.Implied } implied:
                implied.Origin = TomlTableOrigin.Header;
                return implied;
            default:
                Problem(span, "the table is defined twice");
                return null;
        }
    }

    private TomlTable? OpenItem(TomlTable parent, string name, TextSpan span)
    {
        var item = new TomlTable(file, span, TomlTableOrigin.Header);
        switch (parent[name]?.Value)
        {
            case null:
                parent.TryAdd(new TomlEntry(name, span, new TomlArray(file, span, [item], isOfTables: true)));
                return item;
            case TomlArray { IsOfTables: true } array:
                array.Add(item);
                return item;
            default:
                Problem(span, "the array of tables has the name of something else");
                return null;
        }
    }

    /// <summary>The parts of a key; null, and told, when they would lie too deep.</summary>
    private List<KeyPart>? Path(KeySyntax key, int depth)
    {
        if (depth + key.DotKeys.ChildrenCount >= DeepestNesting)
        {
            Problem(Span(key), "the key is nested too deep");
            return null;
        }

        var path = new List<KeyPart>();
        Add(key.Key);
        foreach (var part in key.DotKeys)
        {
            Add(part.Key);
        }

        if (path.Count == 0)
        {
            path.Add(new KeyPart("", Span(key)));
        }

        return path;

        void Add(SyntaxNode? node)
        {
            switch (node)
            {
                case BareKeySyntax { Key: { } token }:
                    path.Add(new KeyPart(token.Text ?? "", ToSpan(file, token.Span)));
                    break;
                case StringValueSyntax { Token: { } token } text:
                    path.Add(new KeyPart(text.Value ?? "", ToSpan(file, token.Span)));
                    break;
            }
        }
    }

    // The library nests brackets at most 64 levels deep, so recursion is safe.
    private TomlNode? Value(ValueSyntax value, int depth)
    {
        switch (value)
        {
            case StringValueSyntax { Token: { } token } text:
                return new TomlString(file, ToSpan(file, token.Span), text.Value ?? "");
            case BooleanValueSyntax { Token: { } token } boolean:
                return new TomlBoolean(file, ToSpan(file, token.Span), boolean.Value);
            case IntegerValueSyntax { Token: { } token }:
                return Integer(ToSpan(file, token.Span));
            case FloatValueSyntax { Token: { } token } number:
                return new TomlFloat(file, ToSpan(file, token.Span), number.Value);
            case DateTimeValueSyntax { Token: { } token }:
                return new TomlDate(file, ToSpan(file, token.Span));
            case ArraySyntax array:
                return Array(array, depth + 1);
            case InlineTableSyntax table:
                return Inline(table, depth);
            default:
                return null;
        }
    }

    /// <summary>Reads the number from the text: the library takes 0xFFFFFFFFFFFFFFFF for -1.</summary>
    private TomlInteger? Integer(TextSpan span)
    {
        var text = file.Slice(span).ToString().Replace("_", "", StringComparison.Ordinal);
        long value;
        var read = text switch
        {
            ['0', 'x', ..] => long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0,
            ['0', 'o', ..] => TryOctal(text.AsSpan(2), out value),
            ['0', 'b', ..] => long.TryParse(text.AsSpan(2), NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out value) && value >= 0,
            _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
        };
        if (read)
        {
            return new TomlInteger(file, span, value);
        }

        Problem(span, "the number is out of range");
        return null;
    }

    private static bool TryOctal(ReadOnlySpan<char> digits, out long value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7' || value > long.MaxValue >> 3)
            {
                return false;
            }

            value = (value << 3) | (long)(digit - '0');
        }

        return true;
    }

    private TomlArray Array(ArraySyntax syntax, int depth)
    {
        var items = new List<TomlNode>();
        foreach (var item in syntax.Items)
        {
            if (item.Value is { } value && Value(value, depth) is { } node)
            {
                items.Add(node);
            }
        }

        return new TomlArray(file, Between(syntax.OpenBracket, syntax.CloseBracket, syntax), items, isOfTables: false);
    }

    private TomlTable Inline(InlineTableSyntax syntax, int depth)
    {
        var table = new TomlTable(file, Between(syntax.OpenBrace, syntax.CloseBrace, syntax), TomlTableOrigin.Inline);
        foreach (var item in syntax.Items)
        {
            if (item.KeyValue is { Key: { } key, Value: { } value })
            {
                BindPair(key, value, table, depth);
            }
        }

        return table;
    }

    /// <summary>From bracket to bracket: the library's own span of an empty list is of no use.</summary>
    private TextSpan Between(SyntaxToken? open, SyntaxToken? close, SyntaxNode whole) =>
        open is null || close is null
            ? Span(whole)
            : TextSpan.FromBounds(ToSpan(file, open.Span).Start, Math.Max(ToSpan(file, open.Span).Start, ToSpan(file, close.Span).End));

    private sealed record KeyPart(string Name, TextSpan Span);
}
