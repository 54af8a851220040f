namespace Plimsoll.ImageReader.Codecs;

/// <summary>Trouble that a codec of ours can name better than "damaged". Never leaves <see cref="DecodedStream"/>.</summary>
internal sealed class CodecException(ArchiveProblemKind kind, string message) : Exception(message)
{
    public ArchiveProblemKind Kind { get; } = kind;

    public static CodecException Corrupt(string message) => new(ArchiveProblemKind.Corrupt, message);

    public static CodecException Refused(string message) => new(ArchiveProblemKind.Refused, message);
}
