using System.Runtime.InteropServices;
using Plimsoll.Input.Files.Unix;

namespace Plimsoll.Input.Files;

/// <summary>Makes the file source of a directory of this machine.</summary>
public static class FileSource
{
    /// <summary>The files below a directory. A root that is missing or not readable is a source of nothing.</summary>
    /// <param name="root">Absolute path of the directory; the one path that may be, or go through, a link.</param>
    public static IFileSource Below(string root) =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64
            ? new LinuxFileSource(root)
            : new PortableFileSource(root);
}
