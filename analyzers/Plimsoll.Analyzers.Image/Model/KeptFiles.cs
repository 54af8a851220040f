namespace Plimsoll.Analyzers.Image;

/// <summary>The files of an image that rules read whole; all others only stream by.</summary>
public static class KeptFiles
{
    /// <summary>Whether a file is kept.</summary>
    /// <param name="path">Its normalised path.</param>
    /// <param name="size">Its bytes.</param>
    public static bool Keeps(ReadOnlySpan<byte> path, long size) =>
        IsOfAccounts(path) || IsOfPackages(path) || (size <= CredentialFile.LargestSize && (CredentialFile.Knows(path) || KeyFile.Knows(path)));

    private static bool IsOfAccounts(ReadOnlySpan<byte> path) =>
        path.StartsWith("etc/"u8)
        && (path.SequenceEqual("etc/passwd"u8) || path.SequenceEqual("etc/shadow"u8) || path.SequenceEqual("etc/sudoers"u8) || path.StartsWith("etc/sudoers.d/"u8)
            || path.SequenceEqual("etc/doas.conf"u8) || path.SequenceEqual("etc/os-release"u8)) || path.SequenceEqual("usr/lib/os-release"u8);

    private static bool IsOfPackages(ReadOnlySpan<byte> path) =>
        path.SequenceEqual("lib/apk/db/installed"u8) || path.SequenceEqual("usr/lib/apk/db/installed"u8)
        || (path.StartsWith("var/lib/pacman/local/"u8) && path.EndsWith("/files"u8))
        || (path.StartsWith("var/lib/dpkg/info/"u8) && path.EndsWith(".list"u8))
        || (path.StartsWith("var/lib/dpkg/status.d/"u8) && path.EndsWith(".md5sums"u8));
}
