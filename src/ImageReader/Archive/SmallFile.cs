namespace Plimsoll.ImageReader.Archive;

/// <summary>Reads a stream whole when it is short; nothing is allocated from a claimed size.</summary>
internal static class SmallFile
{
    /// <summary>The bytes; null when there are more than allowed or they cannot be read.</summary>
    public static byte[]? Read(Stream content, int maximum)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[32 << 10];
        try
        {
            int count;
            while ((count = content.Read(buffer)) > 0)
            {
                if (bytes.Length + count > maximum)
                {
                    return null;
                }

                bytes.Write(buffer, 0, count);
            }
        }
        catch (IOException)
        {
            return null;
        }

        return bytes.ToArray();
    }
}
