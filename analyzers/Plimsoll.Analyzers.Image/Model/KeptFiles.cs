namespace Plimsoll.Analyzers.Image;

/// <summary>The files of an image that rules read whole; all others only stream by.</summary>
public static class KeptFiles
{
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal)
    {
        "etc/passwd", "etc/shadow", "etc/group", "etc/gshadow", "etc/sudoers", "etc/doas.conf", "etc/os-release", "usr/lib/os-release",
        "etc/debian_version", "etc/alpine-release", "var/lib/dpkg/status", "lib/apk/db/installed", "usr/lib/apk/db/installed",
    };

    /// <summary>Whether a file is kept.</summary>
    /// <param name="path">Its normalised path.</param>
    public static bool Keeps(ReadOnlySpan<byte> path)
    {
        if (path.StartsWith("var/lib/dpkg/info/"u8))
        {
            return path.EndsWith(".list"u8);
        }

        if (path.StartsWith("var/lib/dpkg/status.d/"u8) || path.StartsWith("etc/sudoers.d/"u8))
        {
            return true;
        }

        return path.Length <= 32 && (path.StartsWith("etc/"u8) || path.StartsWith("usr/lib/"u8) || path.StartsWith("lib/apk/"u8) || path.StartsWith("var/lib/dpkg/"u8))
            && Paths.Contains(System.Text.Encoding.UTF8.GetString(path));
    }
}
