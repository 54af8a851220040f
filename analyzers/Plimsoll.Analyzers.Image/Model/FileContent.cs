using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>A file of a layer in which something secret was found: as it streamed by, or by its format.</summary>
/// <param name="File">The file.</param>
/// <param name="Secrets">The secrets that streamed by, by place.</param>
public sealed record FileContent(ImageFile File, ImmutableArray<LayerSecret> Secrets) : SearchedContent([.. Secrets.Select(static secret => secret.Match)])
{
    /// <summary>What the family of private keys is called in <c>rules/secrets</c>.</summary>
    private const string PrivateKeyFamily = "PLM5006";

    // Two families may find one value, as a token that is the password in an address.
    private readonly ILookup<int, int> lines = Secrets.ToLookup(static secret => secret.Match.Start, static secret => secret.Line);

    /// <summary>The credential that it holds because it is a file for one; null: it is none, or empty.</summary>
    public FileCredential? Credential { get; init; }

    /// <summary>The format of the private key or key store that it is, but for PEM; null: it is none.</summary>
    public string? KeyFormat { get; init; }

    /// <summary>Whether a passphrase protects that key.</summary>
    public bool IsKeyEncrypted { get; init; }

    /// <summary>All that is secret in it.</summary>
    public ImmutableArray<FileSecret> All => [.. Everything()];

    /// <summary>What no output may show.</summary>
    public IEnumerable<string> Values =>
        Secrets.Select(static secret => secret.Value).Concat(Credential is { Value.Length: > 0 } credential ? [credential.Value] : []);

    /// <summary>Private keys in PEM; of a package's file the first alone, for it has a test suite of them.</summary>
    public IEnumerable<SecretMatch> PrivateKeys =>
        Matches.Where(static match => SecretRules.Families[match.Family].Info.Id == PrivateKeyFamily).Take(File.IsPackageOwned ? 1 : int.MaxValue);

    /// <summary>Where a byte of it is shown.</summary>
    public Place PlaceAt(int start, int line) => new InputPlace(File.Image.PathOf(File.Path), start) { Line = line, IsInArchive = true, Layer = File.Layer };

    /// <inheritdoc/>
    public override Place PlaceOf(SecretMatch match) => PlaceAt(match.Start, lines[match.Start].First());

    /// <inheritdoc/>
    public override ImmutableArray<KeyValuePair<string, string>> FactsOf(SecretMatch match) => FactsAt(match.Start);

    /// <summary>What is known of a place in it.</summary>
    public ImmutableArray<KeyValuePair<string, string>> FactsAt(int start)
    {
        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        facts.Add(new("in", File.Image.LayerName(File.Layer)));
        facts.Add(new("at byte", start.ToString(CultureInfo.InvariantCulture)));
        if (File.HiddenBy >= 0)
        {
            facts.Add(File.HiddenBy == File.Layer ? new("replaced by", "another entry of its layer") : new("hidden but not removed by", File.Image.LayerName(File.HiddenBy)));
        }

        return facts.ToImmutable();
    }

    /// <inheritdoc/>
    /// <remarks>Packages bring keys along for their tests and samples; everybody has them.</remarks>
    public override DiagnosticSeverity? AtMost(SecretMatch match) => File.IsPackageOwned ? DiagnosticSeverity.Info : null;

    internal static ImmutableArray<FileContent> List(ScannedImage image, IReadOnlyList<LayerSecrets?> secrets)
    {
        var contents = ImmutableArray.CreateBuilder<FileContent>();
        for (var layer = 0; layer < secrets.Count; layer++)
        {
            var found = (secrets[layer]?.Found ?? []).ToLookup(static secret => secret.Row);
            var files = image.Image.FileSystem.Layers[layer];
            foreach (var row in found.Select(static group => group.Key).Concat(files.KeptRows).Distinct().Order())
            {
                var key = KeyFile.Find(files, row);
                var content = new FileContent(new ImageFile(image, layer, row), [.. found[row]])
                {
                    Credential = CredentialFile.Find(files, row),
                    KeyFormat = key?.Format,
                    IsKeyEncrypted = key is { IsEncrypted: true },
                };
                if (content is not { Secrets.IsEmpty: true, Credential: null, KeyFormat: null })
                {
                    contents.Add(content);
                }
            }
        }

        return contents.ToImmutable();
    }

    private IEnumerable<FileSecret> Everything()
    {
        foreach (var secret in Secrets)
        {
            yield return new FileSecret(secret.Match.KeyName ?? "", secret.Match.Start, secret.Match.Length, secret.Line, secret.Match.IsLowered);
        }

        if (Credential is { } credential && !Secrets.Any(secret => secret.Match.Start < credential.Start + credential.Length && credential.Start < secret.Match.End))
        {
            yield return new FileSecret(credential.Key, credential.Start, credential.Length, credential.Line, IsLowered: false);
        }

        if (KeyFormat is not null)
        {
            yield return new FileSecret(KeyFormat, 0, 1, 1, IsKeyEncrypted);
        }
    }
}

/// <summary>Something secret in a file.</summary>
/// <param name="Name">What it is called there; may be empty.</param>
/// <param name="Start">The byte that it starts at.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="IsLowered">Whether it is less than it looks.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FileSecret(string Name, int Start, int Length, int Line, bool IsLowered);
