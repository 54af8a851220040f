using Plimsoll.Abstractions.Findings;
using Plimsoll.ImageReader.Archive;

namespace Plimsoll.Analyzers.Image;

/// <summary>Something that does not hold of an archive: what it is not what it claims.</summary>
/// <param name="Problem">What.</param>
/// <param name="ArchivePath">The path of the archive.</param>
public sealed record SealFinding(SealProblem Problem, string ArchivePath)
{
    /// <summary>The blob for messages: a short digest, or a path.</summary>
    public string Blob => Digest.Parse(Problem.Blob) is { } digest ? $"{digest.Algorithm}:{digest.Short}" : Problem.Blob.Length == 0 ? "the archive" : Problem.Blob;

    /// <summary>The blob as the subject of the message: what is wrong inside of it is told behind a colon.</summary>
    public string Head => Problem.Fault is SealFault.Corrupt or SealFault.HeaderAnomaly or SealFault.TrailingData or SealFault.BudgetReached ? Blob + ":" : Blob;

    /// <summary>What is wrong, and where in the bytes that the blob unpacks to.</summary>
    private string Said => Problem is { Fault: SealFault.Corrupt, Offset: > 0 }
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Problem.Message} (at byte {Problem.Offset})")
        : Problem.Message;

    /// <summary>A finding about it, at the archive.</summary>
    public Finding ToFinding() => new()
    {
        Place = new InputPlace(ArchivePath, Problem.Offset),
        Arguments = [Head, Said],
        Anchor = Problem.Message,
        Facts = [new("blob", Problem.Blob)],
    };
}
