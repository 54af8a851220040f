namespace Plimsoll.Cli.Output;

/// <summary>Writes a report beside its target and renames it, so that nobody ever reads half of one.</summary>
internal static class ReportFile
{
    /// <summary>Writes a file; returns why it could not, or null.</summary>
    public static string? Write(string path, Action<Stream> write)
    {
        if (Directory.Exists(path))
        {
            return "it is a directory";
        }

        var directory = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(directory))
        {
            return "its directory does not exist";
        }

        // A device or pipe (/dev/stdout, a named pipe) is written in place: a rename would replace it.
        var isSpecial = File.Exists(path) && (File.GetAttributes(path) & (FileAttributes.Device | FileAttributes.ReparsePoint)) != FileAttributes.None;
        var temporary = isSpecial || path.StartsWith("/dev/", StringComparison.Ordinal) ? null : path + ".plimsoll-tmp";
        try
        {
            using (var stream = new FileStream(temporary ?? path, temporary is null ? FileMode.Open : FileMode.Create, FileAccess.Write))
            {
                write(stream);
            }

            if (temporary is not null)
            {
                File.Move(temporary, path, overwrite: true);
            }

            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return Cleaned("access is denied");
        }
        catch (IOException)
        {
            return Cleaned("the disk is full, or the path cannot be written");
        }

        string Cleaned(string reason)
        {
            try
            {
                if (temporary is not null)
                {
                    File.Delete(temporary);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return reason;
            }

            return reason;
        }
    }
}
