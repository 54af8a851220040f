using System.Collections.Immutable;
using Plimsoll.Engine.Kinds;
using Plimsoll.Input.Files;
using Plimsoll.Input.Reading;

namespace Plimsoll.Engine.Discovery;

/// <summary>Asks the kinds whose a file is.</summary>
internal sealed class InputRecognizer(IFileSource files, ImmutableArray<InputKind> kinds)
{
    // One buffer for all files, for a walk may see a million of them.
    private byte[]? buffer;

    /// <summary>The kind of a file; also by its name alone when it cannot be read.</summary>
    internal (InputKind? Kind, FileFailure Failure) Recognise(string path, bool isNamed)
    {
        var head = HeadReading.Read(files, path, buffer ??= new byte[HeadReading.Size], out var failure);
        return (Recognise(new InputCandidate(path, head, isNamed)), failure);
    }

    /// <summary>The surest kind; of equally sure ones the first.</summary>
    internal InputKind? Recognise(InputCandidate candidate)
    {
        InputKind? surest = null;
        var sureness = Recognition.No;
        foreach (var kind in kinds)
        {
            var recognition = kind.Recognise(candidate);
            if (recognition > sureness)
            {
                surest = kind;
                sureness = recognition;
            }
        }

        return surest;
    }
}
