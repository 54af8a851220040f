using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4010: files have the set-user-id bit; those that packages bring along are one finding, lowered.</summary>
public sealed class SetUserIdFile : Rule<ScannedImage>
{
    // All of them stand in the related places; a message is read.
    private const int MostNames = 12;
    private const int MostRelated = 100;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4010",
        title: "Set-user-id program",
        message: "{0} whoever starts {1}",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "A hole in a program that runs as its owner gives every user of the container the rights of that owner, mostly root.",
        equivalents: ["plimsoll-catalogue:fs-setuid-file", "dockle:CIS-DI-0008", "cis-docker:4.8"]);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        const int SetUserId = 0x800;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var ofPackages = new List<ImageFile>();
        foreach (var file in image.Files)
        {
            if (!file.IsRegular || !file.IsVisible || (file.Mode & SetUserId) == 0)
            {
                continue;
            }

            if (file.IsPackageOwned)
            {
                ofPackages.Add(file);
            }
            else
            {
                findings.Add(file.Finding(string.Create(CultureInfo.InvariantCulture, $"'{file.Path}' runs as its owner (uid {file.UserId})"), "it"));
            }
        }

        if (ofPackages.Count > 0)
        {
            findings.Add(Folded(ofPackages));
        }

        return FailIfAny(findings.ToImmutable());
    }

    private static Finding Folded(List<ImageFile> files)
    {
        var paths = files.ConvertAll(static file => file.Path);
        paths.Sort(StringComparer.Ordinal);
        var more = files.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {files.Count - MostNames} more") : "";
        var names = string.Join(", ", paths.Take(MostNames).Select(static path => $"'{path}'"));
        return files.First(file => file.Path == paths[0]).Finding(
            string.Create(CultureInfo.InvariantCulture, $"{files.Count} {(files.Count == 1 ? "program of a package runs as its owner" : "programs of packages run as their owners")} ({names}{more})"),
            files.Count == 1 ? "it" : "them") with
        {
            Anchor = "packages",
            LoweredTo = DiagnosticSeverity.Info,
            Related = [.. files.OrderBy(static file => file.Path, StringComparer.Ordinal).Skip(1).Take(MostRelated).Select(static file => new RelatedPlace(file.Place, "another"))],
        };
    }
}
