using System.Collections.Immutable;
using System.Security.Cryptography;
using Plimsoll.ImageReader.Codecs;
using Plimsoll.ImageReader.Tar;
using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Layers;

/// <summary>
/// Reads a layer in one pass: bytes, digest, inflate, digest of the tar, entries. Nothing is written and nothing is kept but the
/// table and what the options name.
/// </summary>
public static class LayerReader
{
    private const int HeadSize = 1024;

    // GNU tar fills up to twenty blocks, behind two that end the archive.
    private const int MostPadding = 22;

    /// <summary>Reads a blob to its end. Never throws for bad input.</summary>
    /// <param name="blob">The bytes; need not seek. Disposed of by the caller.</param>
    /// <param name="options">What to keep and who watches.</param>
    /// <param name="budget">What all layers together may inflate to.</param>
    /// <param name="hashesBySha512">Whether to hash by SHA-512, too: its name is such a digest.</param>
    public static Layer Read(Stream blob, LayerOptions options, InflateBudget budget, bool hashesBySha512 = false)
    {
        options.Meter?.Begin();
        var observer = options.Observe?.Invoke();
        var builder = new LayerBuilder(options, observer);
        using var blob512 = hashesBySha512 ? new HashingStream(blob, HashAlgorithmName.SHA512) : null;
        using var hashed = new HashingStream(blob512 ?? blob);
        using var head = new HeadStream(hashed, HeadSize);
        var compression = CompressionDetector.Detect(head.Head.Span);
        using var turn = compression == Compression.Zstandard ? ZstandardWindow.Wait(head.Head.Span) : null;
        using var decoded = DecodedStream.Open(head, compression);
        using var limited = new BudgetStream(decoded, budget);
        using var tar512 = hashesBySha512 ? new HashingStream(limited, HashAlgorithmName.SHA512) : null;
        using var tar = new HashingStream((Stream?)tar512 ?? limited);
        var summary = TarReader.Read(tar, builder, new TarLimits { MaximumEntries = options.MaximumEntries });
        Drain(hashed);
        observer?.Finish();
        options.Meter?.End();

        var problems = ImmutableArray.CreateBuilder<ArchiveProblem>();
        if (decoded.Problem is { } problem)
        {
            problems.Add(problem);
        }

        if (limited.IsExhausted)
        {
            problems.Add(new ArchiveProblem(ArchiveProblemKind.BudgetReached, tar.Count, "inflates to more than the budget for an image") { Option = "--max-image-size" });
        }

        // A tar that ends early because its stream is damaged is told once, by the stream.
        foreach (var other in summary.Problems)
        {
            if (problems.Count == 0 || other.Kind != ArchiveProblemKind.Corrupt)
            {
                problems.Add(other);
            }
        }

        if (builder.IsFull)
        {
            problems.Add(new ArchiveProblem(ArchiveProblemKind.BudgetReached, tar.Count, "its names alone take more than 512 MiB"));
        }

        if (builder.KeptTooMuch)
        {
            problems.Add(new ArchiveProblem(ArchiveProblemKind.BudgetReached, tar.Count, "has more account and package files than are kept"));
        }

        return new Layer
        {
            Files = builder.Files,
            Compression = compression,
            Size = hashed.Count,
            TarSize = tar.Count,
            Sha256 = hashed.CurrentDigest(),
            DiffSha256 = tar.CurrentDigest(),
            Sha512 = blob512?.CurrentDigest(),
            DiffSha512 = tar512?.CurrentDigest(),
            PaddedDiffSha256 = [.. tar.DigestsWithZeros(MostPadding)],
            IsWhole = !problems.Any(static p => p.Kind is ArchiveProblemKind.Corrupt or ArchiveProblemKind.Refused or ArchiveProblemKind.BudgetReached),
            HasEndMark = summary.HasEndMark,
            IsDecoded = decoded.Problem is null,
            Problems = problems.ToImmutable(),
            Observer = observer,
        };
    }

    /// <summary>A damaged blob is hashed to its end all the same.</summary>
    private static void Drain(HashingStream blob)
    {
        try
        {
            blob.Drain();
        }
        catch (IOException)
        {
            // What cannot be read is missed by whoever compares digests and sizes.
        }
    }
}
