using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Codecs;

public sealed class ZstandardWindowTests
{
    [Theory]
    [InlineData("28b52ffd0058", 2 << 20)]
    [InlineData("28b52ffd0080", 64 << 20)]
    [InlineData("28b52ffd0081", 72 << 20)]
    [InlineData("28b52ffd2010", 16)]
    [InlineData("28b52ffd60ffff", 65_535 + 256)]
    [InlineData("28b52ffda000000004", 64 << 20)]
    [InlineData("28b52ffda10500000004", 64 << 20)]
    [InlineData("522a4d18020000006161" + "28b52ffd0080", 64 << 20)]
    [InlineData("1f8b08", 0)]
    [InlineData("", 0)]
    [InlineData("522a4d18ffffffff", 0)]
    public void IsReadFromTheFirstFrame(string head, long window)
    {
        var bytes = new byte[(head.Length / 2) + 18];
        Convert.FromHexString(head).CopyTo(bytes, 0);
        ZstandardWindow.Of(bytes).ShouldBe(window);
    }

    [Fact]
    public async Task OnlyLargeOnesWait()
    {
        var small = new byte[32];
        Convert.FromHexString("28b52ffd0058").CopyTo(small, 0);
        ZstandardWindow.Wait(small).ShouldBeNull();
        var large = new byte[32];
        Convert.FromHexString("28b52ffd0080").CopyTo(large, 0);
        using var turn = ZstandardWindow.Wait(large).ShouldNotBeNull();
        var cancellation = TestContext.Current.CancellationToken;
        var other = Task.Run(() => ZstandardWindow.Wait(large)!.Dispose(), cancellation);
        (await Task.WhenAny(other, Task.Delay(50, cancellation))).ShouldNotBe(other);
        turn.Dispose();
        await other.WaitAsync(TimeSpan.FromSeconds(10), cancellation);
    }
}
