namespace Plimsoll.ImageReader.Tar;

/// <summary>
/// A part of the map of an old sparse file: offset and length of pieces, twelve bytes each (GNU tar manual, "Old GNU Format"). Only
/// where the map ends matters: it stands between the header and the data.
/// </summary>
internal readonly ref struct OldSparsePieces(ReadOnlySpan<byte> pieces, bool goesOn)
{
    private const int PieceLength = 24;
    private readonly ReadOnlySpan<byte> pieces = pieces;

    /// <summary>Whether the next block holds more of the map.</summary>
    internal bool GoesOn { get; } = goesOn;

    /// <summary>
    /// Whether more is to follow though an empty piece says that this was the last. GNU tar believes the piece and takes the next
    /// block for data, Go does not: each would see other entries behind it.
    /// </summary>
    internal bool Contradicts
    {
        get
        {
            for (var index = 0; GoesOn && index < pieces.Length; index += PieceLength / 2)
            {
                if (pieces[index] == 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The part that a block of its own holds.</summary>
    internal static OldSparsePieces Of(ReadOnlySpan<byte> block) => new(block[..(21 * PieceLength)], block[21 * PieceLength] != 0);
}
