using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Engine.Configuration;

/// <summary>What is wrong with a configuration, one line each; any ends the scan before it begins.</summary>
internal sealed class ConfigurationErrors
{
    private const int MaximumCount = 50;
    private readonly List<Error> errors = [];

    /// <summary>Whether further errors are not taken any more: nobody reads that many.</summary>
    internal bool IsFull => errors.Count >= MaximumCount;

    /// <summary>Adds an error of a place.</summary>
    internal void Add(SourceFile file, TextSpan span, string text) => Add(new Error(file, span.Start, errors.Count, text));

    /// <summary>Adds an error of no place in a file.</summary>
    internal void Add(string line) => Add(new Error(File: null, 0, errors.Count, line));

    /// <summary>The lines: those of files by place, then the others.</summary>
    internal IReadOnlyList<string> Lines()
    {
        errors.Sort(static (left, right) =>
        {
            var order = (left.File is null).CompareTo(right.File is null);
            order = order != 0 ? order : string.CompareOrdinal(left.File?.Path, right.File?.Path);
            order = order != 0 ? order : left.Offset.CompareTo(right.Offset);
            return order != 0 ? order : left.Order.CompareTo(right.Order);
        });
        return errors.ConvertAll(static error => error.Line);
    }

    private void Add(Error error)
    {
        if (!IsFull)
        {
            errors.Add(error);
        }
    }

    private sealed record Error(SourceFile? File, int Offset, int Order, string Text)
    {
        internal string Line
        {
            get
            {
                if (File is null)
                {
                    return Text;
                }

                var position = File.Lines.Position(Offset);
                return $"{File.Path}:{position.Line}:{position.Column}: {Text}";
            }
        }
    }
}
