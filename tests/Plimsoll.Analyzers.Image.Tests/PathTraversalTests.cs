using Shouldly;

namespace Plimsoll.Analyzers.Image.Tests;

public sealed class PathTraversalTests : ImageRuleTest<PathTraversal>
{
    [Theory]
    [InlineData("!file 0644 0:0 ../etc/cron.d/job")]
    [InlineData("!file 0755 0:0 ../../usr/bin/tool")]
    [InlineData("!dir 0755 0:0 ../srv")]
    [InlineData("!file 0644 0:0 ../etc/a\nLAYER\ndelete etc/a")]
    public void Reports(string image) => Verify(image).ShouldHaveSingleItem().LoweredTo.ShouldBeNull();

    [Theory]
    [InlineData("file 0644 0:0 ./etc/a")]
    [InlineData("file 0644 0:0 /etc/a")]
    [InlineData("file 0644 0:0 etc/..data/a")]
    [InlineData("link etc/a -> ../../../b")]
    [InlineData("file 0644 0:0 usr/../etc/a")]
    public void StaysSilent(string image) => Verify(image);
}
