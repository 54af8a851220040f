namespace Plimsoll.Analyzers.Image.Tests;

public sealed class WorldWritableFileTests : ImageRuleTest<WorldWritableFile>
{
    [Theory]
    [InlineData("!file 0666 0:0 etc/app.conf")]
    [InlineData("!file 0777 0:0 app/run.sh\n| #!/bin/sh")]
    [InlineData("file 0644 0:0 a\nLAYER\n!file 0646 0:0 a")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("file 0644 0:0 etc/app.conf")]
    [InlineData("file 0664 0:0 a")]
    [InlineData("link a -> b")]
    [InlineData("file 0666 0:0 a\nLAYER\ndelete a")]
    [InlineData("dir 0777 0:0 a")]
    public void StaysSilent(string description) => Verify(description);
}
