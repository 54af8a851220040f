using Plimsoll.ImageReader.Codecs;
using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Tests.Codecs;

/// <summary>Gives one byte at a time, and fails at the end if it is told to.</summary>
internal sealed class DripStream(byte[] bytes, Exception? failure = null) : ReadOnlyStream
{
    private int next;

    public override int Read(Span<byte> buffer)
    {
        if (next == bytes.Length)
        {
            return failure is null ? 0 : throw failure;
        }

        buffer[0] = bytes[next++];
        return 1;
    }
}
