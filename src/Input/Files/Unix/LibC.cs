using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Input.Files.Unix;

/// <summary>
/// The calls of Linux's C library that .NET has no safe form of: <c>File.OpenRead</c> blocks for ever on a fifo, follows
/// links, and cannot name a file whose name is not UTF-8. 64-bit x86 and ARM only.
/// </summary>
internal static partial class LibC
{
    internal const int ReadOnly = 0;
    internal const int NonBlocking = 0x800;
    internal const int CloseOnExec = 0x80000;
    internal const int PathOnly = 0x200000;

    internal const int CurrentDirectory = -100;
    internal const int EmptyPath = 0x1000;
    internal const int NoFollowAt = 0x100;
    internal const uint TypeAndSize = 0x1 | 0x200;

    // These two are swapped about between the architectures.
    internal static readonly int Directory = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? 0x4000 : 0x10000;
    internal static readonly int NoFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 ? 0x8000 : 0x20000;

    private const int NotPermittedError = 1;
    private const int NoEntryError = 2;
    private const int AccessError = 13;
    private const int NotDirectoryError = 20;
    private const int IsDirectoryError = 21;
    private const int NoDeviceError = 6;
    private const int NameTooLongError = 36;
    private const int LoopError = 40;

    /// <summary>Opens a file below a directory. Variadic in C; no mode is passed since nothing is created.</summary>
    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    internal static partial int OpenAt(SafeHandle directory, byte[] path, int flags);

    /// <summary>Opens a path of the machine; for the root only.</summary>
    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    internal static partial int OpenAt(int directory, byte[] path, int flags);

    /// <summary>Type and size of a file below a directory; its layout is the same on every architecture, that of fstat is not.</summary>
    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    internal static partial int StatX(SafeHandle directory, byte[] path, int flags, uint mask, ref FileStatus status);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    internal static partial nint ReadLinkAt(SafeHandle directory, byte[] path, Span<byte> target, nint size);

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    internal static partial nint OpenDirectory(int descriptor);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    internal static partial nint ReadDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "closedir")]
    internal static partial int CloseDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    /// <summary>The handle of a descriptor, or null when the call failed.</summary>
    internal static SafeFileHandle? Handle(int descriptor) => descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);

    /// <summary>What the last failed call means to us.</summary>
    internal static FileFailure LastFailure() => Marshal.GetLastPInvokeError() switch
    {
        NoEntryError => FileFailure.Missing,
        NotPermittedError or AccessError => FileFailure.NotPermitted,
        LoopError => FileFailure.IsLink,
        IsDirectoryError => FileFailure.IsDirectory,
        NotDirectoryError => FileFailure.NotADirectory,
        NoDeviceError => FileFailure.Special,
        NameTooLongError => FileFailure.BadPath,
        _ => FileFailure.Unreadable,
    };

    /// <summary>The first half of <c>struct statx</c>, and room for the rest.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    internal struct FileStatus
    {
        [FieldOffset(28)]
        private readonly ushort mode;

        internal readonly EntryType Type => TypeOfMode(mode >> 12);
    }

    /// <summary>An entry of <c>readdir</c>: the type byte, then the name up to a NUL.</summary>
    internal static unsafe (EntryType? Type, string Name, bool IsSelf) Entry(nint entry)
    {
        const int LengthOffset = 16;
        const int TypeOffset = 18;
        const int NameOffset = 19;
        var bytes = (byte*)entry;
        var room = Unsafe.ReadUnaligned<ushort>(bytes + LengthOffset) - NameOffset;
        var name = new ReadOnlySpan<byte>(bytes + NameOffset, room);
        var end = name.IndexOf((byte)0);
        name = end < 0 ? name : name[..end];
        var isSelf = name.SequenceEqual("."u8) || name.SequenceEqual(".."u8);
        var type = bytes[TypeOffset];
        return (type == 0 ? null : TypeOfMode(type), isSelf ? string.Empty : PathBytes.Decode(name), isSelf);
    }

    // The type bytes of directory entries are the type bits of a mode.
    private static EntryType TypeOfMode(int bits) => bits switch
    {
        4 => EntryType.Directory,
        8 => EntryType.File,
        10 => EntryType.Link,
        _ => EntryType.Special,
    };
}
