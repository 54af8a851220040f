using System.Text;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Image;
using Plimsoll.Input.Files;

namespace Plimsoll.Engine.Kinds.Image;

/// <summary>The class of a file of an image, by its path and owner alone.</summary>
internal static class FileClasses
{
    private static readonly string[] KeyEndings = [".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", "_history", ".kdbx", ".ppk"];
    private static readonly string[] KeyWords = ["secret", "token", "credential", "passwd", "password"];
    private static readonly string[] KeyDirectories = [".ssh/", ".aws/", ".azure/", ".kube/", ".docker/", ".gnupg/", ".config/gcloud/"];
    private static readonly string[] KeyNames = [".netrc", ".npmrc", ".pypirc", ".pgpass", ".my.cnf", ".git-credentials", ".vault-token", ".dockercfg"];
    private static readonly string[] Gates =
    [
        "etc/passwd", "etc/shadow", "etc/group", "etc/gshadow", "etc/sudoers", "etc/doas.conf", "etc/ssh/", "etc/pam.d/", "etc/pam.conf", "etc/cron", "etc/ld.so.preload",
        "etc/apt/", "etc/apk/", "etc/yum", "etc/dnf/", "etc/security/", "etc/login.defs", "etc/hosts", "etc/nsswitch.conf",
    ];

    /// <summary>The class of a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="image">Its image.</param>
    /// <param name="layer">The layer that has the file: what is put in the place of a package's file is its author's; -1: nobody knows.</param>
    public static ScoreClass Of(string path, ScannedImage image, int layer)
    {
        foreach (var gate in Gates)
        {
            if (path.StartsWith(gate, StringComparison.Ordinal))
            {
                return ScoreClass.Gate;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(path);
        if (layer < 0 ? image.Packages.Owns(bytes) : image.Packages.Owns(bytes, layer))
        {
            return ScoreClass.Hull;
        }

        return IsOfKeys(path) ? ScoreClass.Keys : ScoreClass.Cargo;
    }

    private static bool IsOfKeys(string path)
    {
        var name = RootedPath.Name(path).ToLowerInvariant();
        return name.StartsWith("id_", StringComparison.Ordinal) || name.StartsWith(".env", StringComparison.Ordinal)
            || Array.Exists(KeyEndings, ending => name.EndsWith(ending, StringComparison.Ordinal))
            || Array.Exists(KeyWords, word => name.Contains(word, StringComparison.Ordinal))
            || Array.IndexOf(KeyNames, name) >= 0
            || Array.Exists(KeyDirectories, directory => path.Contains(directory, StringComparison.Ordinal));
    }
}
