using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input.Reading;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4027: the cache of a package manager is part of the image.</summary>
public sealed class PackageCache : Rule<ScannedImage>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4027",
        title: "Cache of a package manager",
        message: "'{0}' is a cache of {1}: {2} that nothing needs to run",
        category: RuleCategory.Size,
        severity: DiagnosticSeverity.Info,
        description: "Caches make the image larger, age in it, and give whoever gets in the lists and packages to install more.",
        equivalents:
        [
            "plimsoll-catalogue:fs-package-cache", "dockle:DKL-DI-0004", "dockle:DKL-DI-0005", "trivy:DS-0025", "trivy:DS-0015", "trivy:DS-0019", "trivy:DS-0020", "trivy:DS-0027",
        ]);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        var caches = new SortedDictionary<string, (string Manager, int Files, long Bytes, int Layer)>(StringComparer.Ordinal);
        foreach (var file in image.Files)
        {
            if (file is { IsRegular: true, Size: > 0, IsVisible: true } && CacheDirectories.Find(file.PathBytes) is { } cache)
            {
                var directory = file.Path[..cache.Length];
                var (_, files, bytes, _) = caches.GetValueOrDefault(directory);
                caches[directory] = (cache.Manager, files + 1, bytes + file.Size, file.Layer);
            }
        }

        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var (directory, (manager, files, bytes, layer)) in caches)
        {
            findings.Add(new Finding
            {
                Place = new InputPlace(image.PathOf(directory), 0) { IsInArchive = true, Layer = layer },
                Arguments = [directory, manager, string.Create(CultureInfo.InvariantCulture, $"{files} {(files == 1 ? "file" : "files")} of {ByteSize.Rounded(bytes)}")],
                Anchor = "",
                Facts = [new("bytes", bytes.ToString(CultureInfo.InvariantCulture)), new("files", files.ToString(CultureInfo.InvariantCulture))],
            });
        }

        return FailIfAny(findings.ToImmutable());
    }
}
