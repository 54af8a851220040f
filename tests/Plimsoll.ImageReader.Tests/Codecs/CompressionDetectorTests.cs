using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Codecs;

public sealed class CompressionDetectorTests
{
    [Theory]
    [InlineData("1f8b08000000", Compression.Gzip)]
    [InlineData("1f8b", Compression.Gzip)]
    [InlineData("28b52ffd0458", Compression.Zstandard)]
    [InlineData("502a4d180000", Compression.Zstandard)]
    [InlineData("5f2a4d18", Compression.Zstandard)]
    [InlineData("425a68393141", Compression.Bzip2)]
    [InlineData("fd377a585a00", Compression.Xz)]
    [InlineData("", Compression.None)]
    [InlineData("1f", Compression.None)]
    [InlineData("28b52ffe", Compression.None)]
    [InlineData("602a4d18", Compression.None)]
    [InlineData("4f2a4d18", Compression.None)]
    [InlineData("425a6830", Compression.None)]
    [InlineData("fd377a585a", Compression.None)]
    [InlineData("6574632f7061", Compression.None)]
    public void TellsByTheFirstBytes(string head, Compression compression) =>
        CompressionDetector.Detect(Convert.FromHexString(head)).ShouldBe(compression);
}
