using Plimsoll.Input.Files;

namespace Plimsoll.Input.Reading;

/// <summary>Reads whole texts within a budget. Never throws for bad input, and never allocates by a size that is claimed.</summary>
public static class TextReading
{
    /// <summary>The option that lifts the budget of a text.</summary>
    public const string SizeOption = "--max-config-size";

    /// <summary>Reads a file below the root.</summary>
    /// <param name="files">Where it stands.</param>
    /// <param name="path">Its path below the root.</param>
    /// <param name="maximumSize">The most bytes to read; nothing of a longer file is analysed.</param>
    public static TextRead Read(IFileSource files, string path, long maximumSize)
    {
        using var opened = files.Open(path);
        return opened.Content is { } content
            ? Read(content, path, maximumSize)
            : new TextRead(File: null, [new ReadProblem(ReadProblemKind.NotAnalysed, path, opened.Failure.Describe())]);
    }

    /// <summary>Reads a stream, for example stdin, under the path that it goes by.</summary>
    public static TextRead Read(Stream content, string path, long maximumSize)
    {
        using var bytes = ByteReading.Read(content, maximumSize);
        if (bytes.Failed)
        {
            return new TextRead(File: null, [new ReadProblem(ReadProblemKind.NotAnalysed, path, "could not be read to its end; nothing of it was analysed")
            {
                Offset = bytes.Span.Length,
            }]);
        }

        if (bytes.IsCut)
        {
            return new TextRead(File: null, [new ReadProblem(ReadProblemKind.BudgetReached, path, $"is larger than {ByteSize.Show(maximumSize)}; nothing of it was analysed")
            {
                Option = SizeOption,
                Offset = maximumSize,
            }]);
        }

        return TextDecoding.Decode(path, bytes.Span);
    }
}
