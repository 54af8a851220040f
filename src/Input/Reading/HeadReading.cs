using Plimsoll.Input.Files;

namespace Plimsoll.Input.Reading;

/// <summary>Reads the first bytes of a file, by which it is recognised.</summary>
public static class HeadReading
{
    /// <summary>Bytes enough to recognise any kind of input.</summary>
    public const int Size = 64 * 1024;

    /// <summary>Fills a buffer with the first bytes of a file.</summary>
    /// <param name="files">Where it stands.</param>
    /// <param name="path">Its path below the root.</param>
    /// <param name="buffer">Where the bytes go; it may be used again for the next file.</param>
    /// <param name="failure">Why nothing, or not all, could be read.</param>
    /// <returns>The filled part of the buffer.</returns>
    public static ReadOnlyMemory<byte> Read(IFileSource files, string path, byte[] buffer, out FileFailure failure)
    {
        using var opened = files.Open(path);
        failure = opened.Failure;
        var count = 0;
        if (opened.Content is not { } content)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        try
        {
            count = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failure = FileFailure.Unreadable;
        }

        return buffer.AsMemory(0, count);
    }
}
