using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Dockerfile.Expansion;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Values;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>A COPY or ADD.</summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="Target">Where it puts what it copies, as written.</param>
/// <param name="TargetText">The target with quotes and escapes resolved and variables as written.</param>
/// <param name="Destination">The target after expansion, as an absolute path.</param>
public sealed record FileTransfer(TransferInstruction Instruction, Word Target, string TargetText, Setting<string> Destination) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Target.File;

    /// <inheritdoc/>
    public TextSpan Span => Target.Span;

    /// <summary>The variable that alone makes up the target, for example of <c>"${NAME}"</c>; null when it is no such target.</summary>
    public string? TargetVariable => TargetText switch
    {
        ['$', '{', .. var name, '}'] => name,
        ['$', .. var name] => name,
        _ => null,
    };

    /// <summary>
    /// Whether it brings a path into the image as far as its words tell: the destination itself, a file that keeps its name, or
    /// something below a directory of the build context. What a directory of another stage or a server holds, nobody knows here.
    /// </summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="belowRoot">Whether a tree that is copied to / counts: everything is below that.</param>
    public bool Brings(string path, bool belowRoot)
    {
        if (Destination is not Known<string> { Value: var destination })
        {
            return false;
        }

        if (destination == path)
        {
            return true;
        }

        if (!ImagePath.IsBelow(path, destination))
        {
            return false;
        }

        var rest = path.AsSpan(destination == "/" ? 1 : destination.Length + 1);
        foreach (var word in Instruction.Sources)
        {
            var source = WordExpander.Unquote(word.Raw, Instruction.Escape);
            if (MayBeTree(source) ? belowRoot || destination != "/" : Fits(LastPart(source), rest))
            {
                return true;
            }
        }

        return false;
    }

    private bool MayBeTree(string source)
    {
        var name = LastPart(source);
        if (Instruction.Flag("from") is not null
            || source.Contains('$', StringComparison.Ordinal)
            || source.StartsWith("<<", StringComparison.Ordinal)
            || source.Contains("://", StringComparison.Ordinal)
            || source.StartsWith("git@", StringComparison.Ordinal))
        {
            return false;
        }

        // A name with an extension is a file's; ADD unpacks an archive.
        return source.EndsWith('/') || name is "" or "." or ".." || name.LastIndexOf('.') <= 0 || (Instruction is AddInstruction && IsArchive(name));
    }

    private static bool IsArchive(ReadOnlySpan<char> name) =>
        name.EndsWith(".tar") || name.EndsWith(".tgz") || name.EndsWith(".tbz2") || name.EndsWith(".txz")
        || name.EndsWith(".tar.gz") || name.EndsWith(".tar.bz2") || name.EndsWith(".tar.xz") || name.EndsWith(".tar.zst");

    private static ReadOnlySpan<char> LastPart(string source)
    {
        var trimmed = source.AsSpan().TrimEnd('/');
        return trimmed[(trimmed.LastIndexOf('/') + 1)..].TrimStart("<-");
    }

    /// <summary>Whether a name is that of a source, whose text between the first and the last <c>*</c> may be anything.</summary>
    private static bool Fits(ReadOnlySpan<char> source, ReadOnlySpan<char> name)
    {
        var first = source.IndexOf('*');
        return first < 0
            ? name.SequenceEqual(source)
            : name.StartsWith(source[..first]) && name.EndsWith(source[(source.LastIndexOf('*') + 1)..]) && !name.Contains('/');
    }
}
