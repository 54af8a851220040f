using Microsoft.CodeAnalysis;
using Shouldly;

namespace Plimsoll.Analyzers.Image.Tests;

public sealed class WorldWritableDirectoryTests : ImageRuleTest<WorldWritableDirectory>
{
    [Theory]
    [InlineData("!dir 0777 0:0 data")]
    [InlineData("!dir 2777 0:0 srv/in")]
    [InlineData("dir 0755 0:0 a\nLAYER\n!dir 0773 0:0 a")]
    public void Reports(string marked) => Verify(marked).ShouldHaveSingleItem().LoweredTo.ShouldBeNull();

    [Theory]
    [InlineData("USER 7\nVOLUME /data\n!dir 0777 7:7 data", true)]
    [InlineData("USER app\nVOLUME /data/\n!dir 0777 7:7 data\nfile 0644 0:0 etc/passwd\n| app:x:7:7::/:/bin/sh", true)]
    [InlineData("USER 7\nVOLUME /data\n!dir 0777 0:0 data", false)]
    [InlineData("USER 7\nVOLUME /other\n!dir 0777 7:7 data", false)]
    public void AVolumeOfTheUserIsANote(string marked, bool isNote) =>
        Verify(marked).ShouldHaveSingleItem().LoweredTo.ShouldBe(isNote ? DiagnosticSeverity.Info : null);

    [Theory]
    [InlineData("dir 1777 0:0 tmp")]
    [InlineData("dir 0755 0:0 data")]
    [InlineData("dir 0777 0:0 a\nLAYER\ndelete a")]
    [InlineData("dir 0777 0:0 a\nLAYER\ndir 0755 0:0 a")]
    [InlineData("dir 0775 0:0 a")]
    public void StaysSilent(string description) => Verify(description);
}
