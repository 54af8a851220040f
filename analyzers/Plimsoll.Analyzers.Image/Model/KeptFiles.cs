namespace Plimsoll.Analyzers.Image;

/// <summary>The files of an image that rules read whole; all others only stream by.</summary>
public static class KeptFiles
{
    /// <summary>Whether a file is kept.</summary>
    /// <param name="path">Its normalised path.</param>
    public static bool Keeps(ReadOnlySpan<byte> path) =>
        path.SequenceEqual("etc/passwd"u8) || path.SequenceEqual("etc/shadow"u8)
        || path.SequenceEqual("lib/apk/db/installed"u8) || path.SequenceEqual("usr/lib/apk/db/installed"u8)
        || (path.StartsWith("var/lib/dpkg/info/"u8) && path.EndsWith(".list"u8))
        || (path.StartsWith("var/lib/dpkg/status.d/"u8) && path.EndsWith(".md5sums"u8));
}
