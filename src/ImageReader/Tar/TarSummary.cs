using System.Collections.Immutable;

namespace Plimsoll.ImageReader.Tar;

/// <summary>How reading an archive went.</summary>
/// <param name="Entries">Entries handed out.</param>
/// <param name="Bytes">Bytes read: the whole source, whatever the archive was like.</param>
/// <param name="HasEndMark">Whether the blocks of zeros came that end an archive; some writers leave them out.</param>
/// <param name="Problems">What was wrong, each kind of trouble once, where it was first met; at most 50.</param>
public sealed record TarSummary(long Entries, long Bytes, bool HasEndMark, ImmutableArray<ArchiveProblem> Problems);
