using Microsoft.CodeAnalysis;
using Shouldly;

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
    [InlineData("file 0644 0:0 var/lib/dpkg/info/a.list\n| /bin/su")]
    [InlineData("file 0644 0:0 lib/apk/db/installed\n| F:usr/bin\n| R:su")]
    [InlineData("file 0644 0:0 var/lib/pacman/local/a-1/files\n| %FILES%\n| usr/\n| usr/bin/su\n| \n| %BACKUP%")]
    [InlineData("file 0644 0:0 var/lib/rpm/rpmdb.sqlite")]
    public void WhatPackagesBringIsOneNote(string database)
    {
        var finding = Verify($"!file 4755 0:0 usr/bin/su\n{database}").ShouldHaveSingleItem();
        finding.LoweredTo.ShouldBe(DiagnosticSeverity.Info);
        var all = Verify($"{database}\n!file 4755 0:0 usr/bin/su\nLAYER\n!file 4755 0:0 opt/x").Where(static other => other.LoweredTo is null);
        all.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("file 0644 0:0 var/lib/dpkg/info/a.list\n| /bin/su\nfile 0755 0:0 bin/su\nLAYER\n!file 4755 0:0 bin/su")]
    [InlineData("file 0644 0:0 var/lib/dpkg/info/bash.list\n| /bin/bash\n!file 4755 0:0 bin/bash")]
    [InlineData("file 0644 0:0 var/lib/rpm/rpmdb.sqlite\nfile 0755 0:0 usr/bin/su\nLAYER\n!file 4755 0:0 usr/bin/su")]
    public void WhatTheAuthorMadeOfAPackagesFileIsTheirs(string image) => Verify(image).ShouldHaveSingleItem().LoweredTo.ShouldBeNull();

    [Fact]
    public void AnUpgradeInALaterLayerIsThePackagesAgain() =>
        Verify("file 0644 0:0 var/lib/dpkg/info/a.list\n| /bin/su\nfile 4755 0:0 bin/su\nLAYER\nfile 0644 0:0 var/lib/dpkg/info/a.list\n| /bin/su\n!file 4755 0:0 bin/su")
            .ShouldHaveSingleItem().LoweredTo.ShouldBe(DiagnosticSeverity.Info);

    [Theory]
    [InlineData("file 0755 0:0 usr/bin/tool")]
    [InlineData("dir 4755 0:0 usr")]
    [InlineData("file 4755 0:0 a\nLAYER\ndelete a")]
    [InlineData("file 4755 0:0 a\nLAYER\nfile 0755 0:0 a")]
    [InlineData("file 2755 0:0 a")]
    public void StaysSilent(string description) => Verify(description);
}
