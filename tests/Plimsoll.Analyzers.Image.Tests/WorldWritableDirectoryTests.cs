namespace Plimsoll.Analyzers.Image.Tests;

public sealed class WorldWritableDirectoryTests : ImageRuleTest<WorldWritableDirectory>
{
    [Theory]
    [InlineData("!dir 0777 0:0 data")]
    [InlineData("!dir 2777 0:0 srv/in")]
    [InlineData("dir 0755 0:0 a\nLAYER\n!dir 0773 0:0 a")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("dir 1777 0:0 tmp")]
    [InlineData("dir 0755 0:0 data")]
    [InlineData("dir 0777 0:0 a\nLAYER\ndelete a")]
    [InlineData("dir 0777 0:0 a\nLAYER\ndir 0755 0:0 a")]
    [InlineData("dir 0775 0:0 a")]
    public void StaysSilent(string description) => Verify(description);
}
