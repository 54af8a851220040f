namespace Plimsoll.Input.Files;

/// <summary>Why a file or directory was not opened.</summary>
public enum FileFailure
{
    None,

    /// <summary>Nothing is there.</summary>
    Missing,

    /// <summary>The system does not let us.</summary>
    NotPermitted,

    /// <summary>It, or a directory on the way to it, is a link; links are not followed.</summary>
    IsLink,

    /// <summary>A file was asked for, and it is a directory.</summary>
    IsDirectory,

    /// <summary>A directory was asked for, and it is none.</summary>
    NotADirectory,

    /// <summary>It is a fifo, a socket or a device.</summary>
    Special,

    /// <summary>The path is no path below the root: absolute, with <c>..</c>, with NUL, or too long.</summary>
    BadPath,

    /// <summary>The system failed to open or read it.</summary>
    Unreadable,
}

/// <summary>Failures in words.</summary>
public static class FileFailures
{
    /// <summary>A clause that follows the name of the input, without a final period; the same on every system.</summary>
    public static string Describe(this FileFailure failure) => failure switch
    {
        FileFailure.Missing => "does not exist",
        FileFailure.NotPermitted => "may not be read: permission denied",
        FileFailure.IsLink => "is a link, or stands behind one, and links are not followed",
        FileFailure.IsDirectory => "is a directory, not a file",
        FileFailure.NotADirectory => "is not a directory",
        FileFailure.Special => "is not a regular file but a fifo, socket or device",
        FileFailure.BadPath => "is not a path below the root",
        _ => "could not be read",
    };
}
