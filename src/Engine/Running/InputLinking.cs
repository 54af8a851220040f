using System.Collections.Immutable;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Engine.Discovery;
using Plimsoll.Engine.Folding;
using Plimsoll.Engine.Kinds;
using Plimsoll.Input.Files;

namespace Plimsoll.Engine.Running;

/// <summary>
/// Links inputs to those that they were made from, an image to its Dockerfile. The made ones are judged first; what they find is
/// handed over to where its cause is, and is reported there.
/// </summary>
internal sealed class InputLinking
{
    private readonly Dictionary<string, Lazy<InputRead>> makers;
    private readonly Dictionary<string, List<FoldedFinding>> handedOver = new(StringComparer.Ordinal);
    private readonly string? named;

    private InputLinking(Dictionary<string, Lazy<InputRead>> makers, string? named)
    {
        this.makers = makers;
        this.named = named;
    }

    /// <summary>The links of a run; null when there can be none.</summary>
    public static InputLinking? For(ImmutableArray<DiscoveredInput> items, IFileSource files, ScanRequest request, string? named)
    {
        if (!items.Any(static input => input.Kind.IsMadeFromOthers) || !items.Any(static input => input.Kind.MakesOthers))
        {
            return null;
        }

        var reads = items.Where(static input => input.Kind.MakesOthers)
            .ToDictionary(static input => input.Path, input => new Lazy<InputRead>(() => input.Kind.Read(input, files, request)), StringComparer.Ordinal);
        return new InputLinking(reads, named);
    }

    /// <summary>What was read of an input to link others to it; null: it was not.</summary>
    public InputRead? ReadOf(DiscoveredInput input) => makers.TryGetValue(input.Path, out var read) ? read.Value : null;

    /// <summary>Links an input to what it was made from.</summary>
    public void Link(InputModel model) => model.LinkTo([.. makers.Values.Select(static read => read.Value.Model).OfType<InputModel>()], named);

    /// <summary>Takes over what the inputs that were made have found. Call when all of them are judged.</summary>
    public void Take(IEnumerable<InputResult> results)
    {
        // Images of several platforms say the same of one line.
        var taken = new HashSet<(string Rule, Place Place, string Arguments)>();
        foreach (var finding in results.SelectMany(static result => result.HandedOver))
        {
            var path = finding.Raw.Finding.Place.Path;
            if (!handedOver.TryGetValue(path, out var list))
            {
                handedOver.Add(path, list = []);
            }

            if (taken.Add((finding.Raw.Rule.Id, finding.Raw.Finding.Place, string.Join('\n', finding.Raw.Finding.Arguments))))
            {
                list.Add(finding);
            }
        }
    }

    /// <summary>What was handed over to an input.</summary>
    public IReadOnlyList<FoldedFinding> HandedOverTo(string path) => handedOver.GetValueOrDefault(path) ?? [];
}
