using System.Text;
using FsCheck.Xunit;
using Plimsoll.Input.Files;
using Shouldly;
using Xunit;

namespace Plimsoll.Input.Tests.Files;

public sealed class PathBytesTests
{
    [Property(MaxTest = 500)]
    public void EncodingGivesBackTheBytesThatWereDecoded(byte[] name) => PathBytes.Encode(PathBytes.Decode(name)).ShouldBe(name);

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("größe-日本-🐳")]
    public void NamesInUtf8StayAsTheyAre(string name)
    {
        PathBytes.Decode(Encoding.UTF8.GetBytes(name)).ShouldBe(name);
        PathBytes.HasEscapedByte(name).ShouldBeFalse();
    }

    [Fact]
    public void ABytesThatIsNoUtf8IsTold()
    {
        var name = PathBytes.Decode([0xF0, 0x9F, 0x90, (byte)'a', 0xFF]);

        name.ShouldBe("\uDCF0\uDC9F\uDC90a\uDCFF");
        PathBytes.HasEscapedByte(name).ShouldBeTrue();
    }

    [Fact]
    public void ALoneSurrogateOfOtherMakeDoesNotThrow() => PathBytes.Encode("a\uD800b").ShouldBe("a\uFFFDb"u8.ToArray());
}
