using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Plimsoll.Input.Tests.Files;

/// <summary>A directory of this machine that is gone when the test is over.</summary>
internal sealed partial class DirectoryOnDisk : IDisposable
{
    private readonly List<Socket> sockets = [];
    private readonly List<string> locked = [];

    internal string Root { get; } = Directory.CreateTempSubdirectory("plimsoll").FullName;

    internal string At(string path) => $"{Root}/{path}";

    internal DirectoryOnDisk Add(string path, string text = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
        return this;
    }

    internal DirectoryOnDisk AddDirectory(string path)
    {
        Directory.CreateDirectory(At(path));
        return this;
    }

    internal DirectoryOnDisk AddLink(string path, string target)
    {
        File.CreateSymbolicLink(At(path), target);
        return this;
    }

    internal DirectoryOnDisk AddFifo(string path)
    {
        MakeFifo(At(path), 0x1B6);
        return this;
    }

    internal DirectoryOnDisk AddSocket(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        sockets.Add(socket);
        socket.Bind(new UnixDomainSocketEndPoint(At(path)));
        return this;
    }

    /// <summary>Takes all rights away.</summary>
    internal DirectoryOnDisk Lock(string path)
    {
        locked.Add(path);
        Allow(path, UnixFileMode.None);
        return this;
    }

    /// <summary>Adds an empty file whose name is these bytes.</summary>
    internal DirectoryOnDisk AddNamed(ReadOnlySpan<byte> name)
    {
        byte[] path = [.. Encoding.UTF8.GetBytes(Root), (byte)'/', .. name, 0];
        Close(Create(path, 0x1B6));
        return this;
    }

    public void Dispose()
    {
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }

        foreach (var path in locked)
        {
            Allow(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        // The names that .NET cannot write it cannot delete either.
        foreach (var name in FileSourceNames())
        {
            Unlink([.. Encoding.UTF8.GetBytes(Root), (byte)'/', .. Plimsoll.Input.Files.PathBytes.Encode(name), 0]);
        }

        Directory.Delete(Root, recursive: true);
    }

    private void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(path), mode);
        }
    }

    private IEnumerable<string> FileSourceNames() =>
        Plimsoll.Input.Files.FileSource.Below(Root).List(string.Empty, int.MaxValue).Entries
            .Select(static entry => entry.Name)
            .Where(Plimsoll.Input.Files.PathBytes.HasEscapedByte);

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "creat")]
    private static partial int Create(byte[] path, uint mode);

    [LibraryImport("libc", EntryPoint = "unlink")]
    private static partial int Unlink(byte[] path);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
