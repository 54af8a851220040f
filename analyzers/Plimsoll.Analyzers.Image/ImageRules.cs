using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>The rules over images, in id order.</summary>
public static class ImageRules
{
    /// <summary>Every rule once.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new RootImageUser(),
        new SecretImageVariable(),
        new UnsafePathVariable(),
        new RemoteAdministrationPort(),
        new SecretInHistoryArgument(),
        new SecretImageLabel(),
        new DangerousImageVariable(),
        new DownloadIntoShell(),
        new MissingHealthcheck(),
        new SetUserIdFile(),
        new WorldWritableFile(),
        new WorldWritableDirectory(),
        new EmptyPassword(),
        new DuplicateUserId(),
        new PathTraversal(),
        new LinkEscape(),
        new SudoWithoutPassword(),
        new PrivateKeyInFile(),
        new CredentialInFile(),
        new MismatchedDigest(),
        new MismatchedSize(),
        new MismatchedDiffId(),
        new DamagedLayer(),
        new MissingBlob(),
        new DuplicateEntry(),
        new HiddenSecret(),
        new PackageCache(),
        new SecretInHistory(),
    ];
}
