using Shouldly;

namespace Plimsoll.Analyzers.Image.Tests;

public sealed class DuplicateEntryTests : ImageRuleTest<DuplicateEntry>
{
    [Theory]
    [InlineData("file 0644 0:0 etc/a\n!file 0755 0:0 ./etc/a")]
    [InlineData("link etc/a -> b\n!file 0644 0:0 /etc/a")]
    [InlineData("dir 0755 0:0 etc/a\n!file 0644 0:0 ./etc/a")]
    public void Reports(string image) => Verify(image);

    [Theory]
    [InlineData("file 0644 0:0 etc/a\nLAYER\nfile 0755 0:0 etc/a")]
    [InlineData("dir 0755 0:0 etc\ndir 0700 0:0 etc/")]
    [InlineData("dir 0755 0:0 usr/lib\nlink lib -> usr/lib\nfile 0644 0:0 lib/a\nfile 0644 0:0 usr/lib/a")]
    [InlineData("file 0644 0:0 etc/a\nLAYER\ndelete etc/a\nfile 0644 0:0 etc/a")]
    public void StaysSilent(string image) => Verify(image);
}

public sealed class HiddenSecretTests : ImageRuleTest<HiddenSecret>
{
    private const string Netrc = "file 0600 0:0 root/.netrc\n| machine git.example login ci password kx81-pq77\n";

    [Theory]
    [InlineData("!" + Netrc + "LAYER\ndelete root/.netrc")]
    [InlineData("!" + Netrc + "LAYER\ndelete root")]
    [InlineData("!file 0600 0:0 app/a.sh\n| git clone https://ci:kx81pq77@git.example/a\nLAYER\ndelete app/a.sh")]
    [InlineData("!file 0600 0:0 app/a.ppk\n| PuTTY-User-Key-File-3: ssh-ed25519\n| Private-Lines: 1\nLAYER\ndelete app/a.ppk")]
    public void Reports(string image) => Verify(image);

    [Theory]
    [InlineData(Netrc + "LAYER\nfile 0644 0:0 root/a")]
    [InlineData("file 0600 0:0 root/.netrc\n| machine git.example login ci\nLAYER\ndelete root/.netrc")]
    [InlineData("file 0600 0:0 app/a.sh\n| git clone https://git.example/a\nLAYER\ndelete app/a.sh")]
    [InlineData(Netrc + "LAYER\ndelete root/a")]
    public void StaysSilent(string image) => Verify(image);

    [Fact]
    public void NamesBothLayers()
    {
        var finding = Verify("!" + Netrc + "LAYER\ndelete root/.netrc").ShouldHaveSingleItem();
        finding.Arguments[1].ShouldStartWith("layer 1 (");
        finding.Arguments[2].ShouldStartWith("layer 2 (");
    }
}

public sealed class PackageCacheTests : ImageRuleTest<PackageCache>
{
    [Theory]
    [InlineData("var/lib/apt/lists/deb.example_InRelease", "var/lib/apt/lists", "apt")]
    [InlineData("var/cache/apt/archives/a_1_amd64.deb", "var/cache/apt", "apt")]
    [InlineData("var/cache/apk/APKINDEX.1.tar.gz", "var/cache/apk", "apk")]
    [InlineData("var/cache/dnf/a.solv", "var/cache/dnf", "dnf")]
    [InlineData("root/.cache/pip/http/a", "root/.cache/pip", "pip")]
    [InlineData("home/app/.npm/_cacache/index/a", "home/app/.npm/_cacache", "npm")]
    [InlineData("usr/local/cargo/registry/cache/a.crate", "usr/local/cargo/registry", "cargo")]
    public void Reports(string path, string directory, string manager)
    {
        var finding = Verify($"!dir 0755 0:0 {directory}\nfile 0644 0:0 {path}\n| data\nfile 0644 0:0 {path}.2\n| data").ShouldHaveSingleItem();
        finding.Arguments.ShouldBe([directory, manager, "2 files of 10 bytes"]);
    }

    [Theory]
    [InlineData("file 0644 0:0 var/lib/apt/lists/lock\n| a")]
    [InlineData("file 0644 0:0 var/lib/apt/lists/empty")]
    [InlineData("dir 0755 0:0 var/cache/apk")]
    [InlineData("file 0644 0:0 usr/lib/python3/pip/cache.py\n| pass")]
    [InlineData("file 0644 0:0 app/.cache/data\n| a")]
    [InlineData("file 0644 0:0 var/lib/apt/lists/a\n| a\nLAYER\ndelete var/lib/apt/lists/a")]
    [InlineData("file 0644 0:0 var/cache/aptitude\n| a")]
    public void StaysSilent(string image) => Verify(image);
}
