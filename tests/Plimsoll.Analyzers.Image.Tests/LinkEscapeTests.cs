using Shouldly;

namespace Plimsoll.Analyzers.Image.Tests;

public sealed class LinkEscapeTests : ImageRuleTest<LinkEscape>
{
    [Theory]
    [InlineData("!link srv/data -> ../../etc/shadow")]
    [InlineData("!link a -> ../b")]
    [InlineData("!link usr/lib/a -> ../../../../proc/1/root")]
    [InlineData("!link a -> ../b\nLAYER\ndelete a")]
    public void Reports(string image) => Verify(image).ShouldHaveSingleItem().LoweredTo.ShouldBeNull();

    [Theory]
    [InlineData("link srv/data -> ../etc/shadow")]
    [InlineData("link a -> /etc/passwd")]
    [InlineData("link usr/lib/a -> ../../b")]
    [InlineData("link a -> b/../c")]
    [InlineData("file 0644 0:0 b\nhardlink a -> b")]
    public void StaysSilent(string image) => Verify(image);
}
