using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Analyzers.Secrets;

namespace Plimsoll.Analyzers.Image;

/// <summary>A file of a layer in which secrets were found as it streamed by.</summary>
/// <param name="File">The file.</param>
/// <param name="Secrets">The secrets, by place.</param>
public sealed record FileContent(ImageFile File, ImmutableArray<LayerSecret> Secrets) : SearchedContent([.. Secrets.Select(static secret => secret.Match)])
{
    private readonly Dictionary<int, int> lines = Secrets.ToDictionary(static secret => secret.Match.Start, static secret => secret.Line);

    /// <inheritdoc/>
    public override Place PlaceOf(SecretMatch match) => new InputPlace(File.Image.PathOf(File.Path), match.Start)
    {
        Line = lines[match.Start],
        IsInArchive = true,
    };

    /// <inheritdoc/>
    public override ImmutableArray<KeyValuePair<string, string>> FactsOf(SecretMatch match)
    {
        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        facts.Add(new("in", File.Image.LayerName(File.Layer)));
        facts.Add(new("at byte", match.Start.ToString(CultureInfo.InvariantCulture)));
        if (File.HiddenBy >= 0)
        {
            facts.Add(new("hidden but not removed by", File.Image.LayerName(File.HiddenBy)));
        }

        return facts.ToImmutable();
    }

    /// <inheritdoc/>
    public override bool IsLowered(SecretMatch match) => File.IsPackageOwned;

    internal static ImmutableArray<FileContent> List(ScannedImage image, IReadOnlyList<LayerSecrets?> secrets)
    {
        var contents = ImmutableArray.CreateBuilder<FileContent>();
        for (var layer = 0; layer < secrets.Count; layer++)
        {
            foreach (var file in (secrets[layer]?.Found ?? []).GroupBy(static secret => secret.Row))
            {
                contents.Add(new FileContent(new ImageFile(image, layer, file.Key), [.. file]));
            }
        }

        return contents.ToImmutable();
    }
}
