using System.Text;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4003: PATH of the image has an item in which others can put programs.</summary>
public sealed class UnsafePathVariable : Rule<ScannedImage>
{
    private const int WritableByOthers = 2;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4003",
        title: "Unsafe item in PATH of the image",
        message: "PATH of the image searches {0}",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "A program that is called by its name is then taken from wherever the process happens to be, or from where every user may put one.",
        equivalents: ["plimsoll-catalogue:image-env-path-unsafe"]);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        if (image.Configuration is not { } configuration || image.Image.Platform?.Os == "windows")
        {
            return NotEvaluated("the image has no configuration that tells a Unix PATH");
        }

        ImageVariable? path = null;
        foreach (var variable in configuration.Variables)
        {
            path = variable.Name == "PATH" ? variable : path;
        }

        if (path is null)
        {
            return Pass;
        }

        var faults = new List<string>();
        foreach (var item in path.Value.Split(':'))
        {
            if (Fault(item, image) is { } fault && !faults.Contains(fault))
            {
                faults.Add(fault);
            }
        }

        return faults.Count == 0 ? Pass : Fail(Finding.At(path, string.Join(", and ", faults)) with { Anchor = "" });
    }

    private static string? Fault(string item, ScannedImage image) => item switch
    {
        "" => "the current directory by an empty item",
        "." => "the current directory by '.'",
        ['/', ..] => IsWritableByAll(item, image) ? $"'{item}', which every user may write to" : null,
        _ => $"'{item}', which depends on the current directory",
    };

    private static bool IsWritableByAll(string directory, ScannedImage image)
    {
        var merged = image.Image.FileSystem;
        return merged.Resolve(Encoding.UTF8.GetBytes(directory.Trim('/'))) is { Row: >= 0 } entry
            && merged.Layers[entry.Layer].Kind(entry.Row) == LayerEntryKind.Directory
            && (merged.Layers[entry.Layer].Mode(entry.Row) & WritableByOthers) != 0;
    }
}
