using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Image;
using Plimsoll.Engine.Scoring;

namespace Plimsoll.Engine.Kinds.Image;

/// <summary>
/// The units of an image's S: the configuration is one, each step, each file of any layer, and the archive itself. A file's class
/// goes by its path and its owner, never by what is found in it.
/// </summary>
internal sealed class ImageUnits : ScoreUnits
{
    private readonly Dictionary<(string Label, ScoreClass Class), int> byLabel = [];
    private readonly List<(string Label, ScoreClass Class)> harmed = [];
    private readonly List<ScannedImage> images;

    private readonly bool hasConfiguration;

    public ImageUnits(List<ScannedImage> images)
    {
        this.images = images.FindAll(static image => !image.IsEmpty);
        hasConfiguration = images.Exists(static image => image.Configuration is not null);
    }

    /// <inheritdoc/>
    /// <remarks>Without a configuration there is nothing to say of configuration, steps and seal.</remarks>
    public override bool Has(ScoreClass scoreClass) =>
        images.Count > 0 && (hasConfiguration || scoreClass is ScoreClass.Keys or ScoreClass.Gate or ScoreClass.Cargo or ScoreClass.Hull);

    /// <inheritdoc/>
    public override bool SecretsAreUnits => false;

    /// <inheritdoc/>
    public override ScoreClass ClassOf(int unit) => harmed[unit].Class;

    /// <inheritdoc/>
    public override string LabelOf(int unit) => harmed[unit].Label;

    /// <summary>The unit that a finding counts for, or -1. Units that nothing is found in weigh nothing, so they are not made.</summary>
    public int IndexOf(RuleInfo rule, Place place)
    {
        var (label, placeClass) = UnitAt(place);
        var unitClass = rule.ScoreClass ?? placeClass;
        if (!Has(unitClass))
        {
            return -1;
        }

        if (!byLabel.TryGetValue((label, unitClass), out var index))
        {
            byLabel.Add((label, unitClass), index = harmed.Count);
            harmed.Add((label, unitClass));
        }

        return index;
    }

    private (string Label, ScoreClass Class) UnitAt(Place place)
    {
        foreach (var image in images)
        {
            if (image.Configuration?.File.Path == place.Path)
            {
                return ($"{image.Name}: configuration", ScoreClass.Config);
            }

            if (image.History.File.Path == place.Path && place is FilePlace { Span: var span } && image.History.StepAt(span.Start) is { } step)
            {
                return (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{image.Name}: step {step.Index + 1}"), ScoreClass.Build);
            }

            if (place.Path.StartsWith(image.Name + "/", StringComparison.Ordinal))
            {
                var path = place.Path[(image.Name.Length + 1)..];
                return (place.Path, FileClasses.Of(path, image, place is InputPlace { Layer: var layer } ? layer : -1));
            }
        }

        return ($"{place.Path}: {place.Offset}", ScoreClass.Seal);
    }
}
