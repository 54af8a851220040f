using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Input;

namespace Plimsoll.Engine.Running;

/// <summary>GitHub's line hashes of the texts of one input, computed when first asked for.</summary>
internal sealed class LineHashes
{
    // The hash of an empty text: what GitHub would compute for a file that it cannot read.
    private static readonly SourceFile Empty = new("", "");
    private SourceFile? file;
    private string[] hashes = [];

    public string Of(Place place)
    {
        var source = place is FilePlace { File: var known } ? known : Empty;
        if (file != source)
        {
            file = source;
            hashes = LineHash.Compute(source);
        }

        var line = place is FilePlace { Span: var span } ? source.Lines.Position(span.Start).Line : 1;
        return hashes[Math.Min(line, hashes.Length) - 1];
    }
}
