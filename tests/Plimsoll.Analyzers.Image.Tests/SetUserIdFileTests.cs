namespace Plimsoll.Analyzers.Image.Tests;

public sealed class SetUserIdFileTests : ImageRuleTest<SetUserIdFile>
{
    [Theory]
    [InlineData("!file 4755 0:0 usr/local/bin/tool\n| <elf>")]
    [InlineData("!file 4711 1000:1000 opt/x")]
    [InlineData("file 0755 0:0 a\nLAYER\n!file 6755 0:0 a")]
    [InlineData("!file 4755 0:0 a\n!hardlink b -> a")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("file 0755 0:0 usr/bin/tool")]
    [InlineData("dir 4755 0:0 usr")]
    [InlineData("file 4755 0:0 a\nLAYER\ndelete a")]
    [InlineData("file 4755 0:0 a\nLAYER\nfile 0755 0:0 a")]
    [InlineData("file 2755 0:0 a")]
    public void StaysSilent(string description) => Verify(description);
}
