using System.Runtime.InteropServices;
using System.Text;

namespace Plimsoll.Analyzers.Image;

/// <summary>Where package managers keep what they downloaded.</summary>
internal static class CacheDirectories
{
    // Below the root.
    private static readonly (byte[] Directory, string Manager)[] Absolute = Bytes(
        ("var/lib/apt/lists", "apt"), ("var/cache/apt", "apt"), ("var/cache/apk", "apk"), ("etc/apk/cache", "apk"), ("var/cache/yum", "yum"), ("var/cache/dnf", "dnf"),
        ("var/cache/libdnf5", "dnf"), ("var/cache/microdnf", "dnf"), ("var/cache/zypp", "zypper"), ("var/cache/pacman/pkg", "pacman"), ("usr/local/share/.cache/yarn", "yarn"),
        ("usr/local/cargo/registry", "cargo"), ("usr/local/bundle/cache", "gem"), ("go/pkg/mod", "go"));

    // In a home directory, wherever that is.
    private static readonly (byte[] Directory, string Manager)[] OfHomes = Bytes(
        (".cache/pip", "pip"), (".cache/uv", "uv"), (".npm/_cacache", "npm"), (".cache/yarn", "yarn"), (".yarn/berry/cache", "yarn"), (".local/share/pnpm/store", "pnpm"),
        (".pnpm-store", "pnpm"), (".cache/pnpm", "pnpm"), (".cache/go-build", "go"), ("go/pkg/mod", "go"), (".cargo/registry", "cargo"), (".bundle/cache", "gem"),
        (".composer/cache", "composer"), (".cache/composer", "composer"), (".nuget/packages", "NuGet"), (".local/share/NuGet", "NuGet"), (".m2/repository", "Maven"), (".gradle/caches", "Gradle"));

    /// <summary>The cache that a file lies in: the length of its directory and whose it is; null: none.</summary>
    public static CacheDirectory? Find(ReadOnlySpan<byte> path)
    {
        foreach (var (directory, manager) in Absolute)
        {
            if (IsBelow(path, directory) && !IsMark(path[(directory.Length + 1)..]))
            {
                return new CacheDirectory(directory.Length, manager);
            }
        }

        var home = HomeLength(path);
        if (home == 0)
        {
            return null;
        }

        foreach (var (directory, manager) in OfHomes)
        {
            if (IsBelow(path[home..], directory))
            {
                return new CacheDirectory(home + directory.Length, manager);
            }
        }

        return null;
    }

    private static (byte[] Directory, string Manager)[] Bytes(params (string Directory, string Manager)[] directories) =>
        Array.ConvertAll(directories, static pair => (Encoding.ASCII.GetBytes(pair.Directory), pair.Manager));

    private static bool IsBelow(ReadOnlySpan<byte> path, ReadOnlySpan<byte> directory) =>
        path.Length > directory.Length + 1 && path[directory.Length] == '/' && path.StartsWith(directory);

    /// <summary>What keeps an empty cache: locks and state that tools make anew.</summary>
    private static bool IsMark(ReadOnlySpan<byte> rest) =>
        rest.SequenceEqual("lock"u8) || rest.EndsWith("/lock"u8) || rest.EndsWith(".lock"u8) || rest.EndsWith(".pid"u8) || rest.SequenceEqual("CACHEDIR.TAG"u8) || rest.SequenceEqual(".keep"u8);

    /// <summary>The length of <c>root/</c> or <c>home/NAME/</c>; 0: the path is in no home.</summary>
    private static int HomeLength(ReadOnlySpan<byte> path)
    {
        if (path.StartsWith("root/"u8))
        {
            return "root/".Length;
        }

        if (!path.StartsWith("home/"u8))
        {
            return 0;
        }

        var slash = path["home/".Length..].IndexOf((byte)'/');
        return slash < 0 ? 0 : "home/".Length + slash + 1;
    }
}

/// <summary>A cache of a package manager.</summary>
/// <param name="Length">The length of its directory in the path.</param>
/// <param name="Manager">Whose it is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CacheDirectory(int Length, string Manager);
