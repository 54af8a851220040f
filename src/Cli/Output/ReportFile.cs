namespace Plimsoll.Cli.Output;

/// <summary>Writes a report beside its target and renames it, so that nobody ever reads half of one.</summary>
internal static class ReportFile
{
    /// <summary>Writes a file; returns why it could not, or null. A link is replaced by the report, what it leads to stays.</summary>
    public static string? Write(string path, Action<Stream> write)
    {
        if (Directory.Exists(path))
        {
            return "it is a directory";
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            return "its directory does not exist";
        }

        var temporary = path + ".plimsoll-tmp";
        try
        {
            using (var pipe = OpenPipe(path))
            {
                if (pipe is not null)
                {
                    write(pipe);
                    return null;
                }
            }

            // Deleted first, and created anew: something planted under this name, such as a link, is not written through.
            File.Delete(temporary);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
            }

            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            Remove(temporary);
            return "access is denied";
        }
        catch (IOException)
        {
            Remove(temporary);
            return "the disk is full, or the path cannot be written";
        }
    }

    /// <summary>A device or pipe (/dev/stdout, a named pipe), which is written in place: a rename would replace it. Null for anything else.</summary>
    /// <remarks>Opening an existing file also finds out that it may not be written, which a rename would not ask.</remarks>
    private static FileStream? OpenPipe(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var isDevice = path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);
        if (!isDevice && new FileInfo(path).LinkTarget is not null)
        {
            return null;
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
        if (isDevice || !stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        return null;
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The reason why the report could not be written is the one to tell.
        }
    }
}
