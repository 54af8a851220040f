using Plimsoll.Input.Files;
using Shouldly;
using Xunit;

namespace Plimsoll.Input.Tests.Files;

/// <summary>What every file source does, on disk by the system's calls, by .NET's alone, and in memory.</summary>
public sealed class FileSourceTests
{
    public static TheoryData<string> OnDisk => OperatingSystem.IsLinux() ? ["system", "portable"] : ["portable"];

    [Theory]
    [MemberData(nameof(OnDisk))]
    public void OpensAFileBelowTheRoot(string by)
    {
        using var disk = new DirectoryOnDisk().Add("app/Dockerfile", "FROM scratch\n");

        using var opened = Source(by, disk).Open("app/Dockerfile");

        new StreamReader(opened.Content.ShouldNotBeNull()).ReadToEnd().ShouldBe("FROM scratch\n");
    }

    [Theory]
    [MemberData(nameof(OnDisk))]
    public void ListsInOrdinalOrderWithTypes(string by)
    {
        using var disk = new DirectoryOnDisk().Add("b").Add("B").Add("a/x").AddLink("c", "b").Add("ä");

        var listing = Source(by, disk).List(string.Empty, 100);

        listing.Entries.Select(static entry => $"{entry.Name} {entry.Type}").ShouldBe(["B File", "a Directory", "b File", "c Link", "ä File"]);
        listing.IsCut.ShouldBeFalse();
        listing.Failure.ShouldBe(FileFailure.None);
    }

    [Theory]
    [MemberData(nameof(OnDisk))]
    public void StopsListingAtTheBudget(string by)
    {
        using var disk = new DirectoryOnDisk().Add("a").Add("b").Add("c");

        var listing = Source(by, disk).List(string.Empty, 2);

        listing.Entries.Count.ShouldBe(2);
        listing.IsCut.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(OnDisk))]
    public void DoesNotOpenALink(string by)
    {
        using var disk = new DirectoryOnDisk().Add("file").AddLink("link", "file").AddLink("loop", "loop").AddLink("out", "/etc/hostname");
        var files = Source(by, disk);

        foreach (var name in (string[])["link", "loop", "out"])
        {
            files.TypeOf(name).ShouldBe(EntryType.Link);
            files.Open(name).Failure.ShouldBe(FileFailure.IsLink);
        }
    }

    [Theory]
    [MemberData(nameof(OnDisk))]
    public void DoesNotGoThroughALinkedDirectory(string by)
    {
        using var outside = new DirectoryOnDisk().Add("secret");
        using var disk = new DirectoryOnDisk().Add("real/file").AddLink("inside", "real").AddLink("outside", outside.Root);
        var files = Source(by, disk);

        files.Open("inside/file").Failure.ShouldBe(FileFailure.IsLink);
        files.Open("outside/secret").Failure.ShouldBe(FileFailure.IsLink);
        files.TypeOf("outside/secret").ShouldBe(EntryType.Missing);
        files.List("outside", 10).Failure.ShouldBe(FileFailure.IsLink);
        files.List("outside", 10).Entries.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(OnDisk))]
    public void DoesNotFollowADirectoryThatIsSwappedForALink(string by)
    {
        using var outside = new DirectoryOnDisk().Add("file", "outside");
        using var disk = new DirectoryOnDisk().Add("app/file", "inside");
        var files = Source(by, disk);
        files.TypeOf("app/file").ShouldBe(EntryType.File);

        Directory.Move(disk.At("app"), disk.At("gone"));
        disk.AddLink("app", outside.Root);

        files.Open("app/file").Failure.ShouldBe(FileFailure.IsLink);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    [InlineData("/etc/hostname")]
    [InlineData("a/")]
    [InlineData("file\0.txt")]
    public void RefusesWhatIsNoPathBelowTheRoot(string path)
    {
        using var disk = new DirectoryOnDisk().Add("file").Add("a/b");
        IFileSource[] sources = [FileSource.Below(disk.Root), new PortableFileSource(disk.Root), new MemoryFileSource().Add("file", string.Empty)];

        foreach (var files in sources)
        {
            files.Open(path).Failure.ShouldBe(FileFailure.BadPath);
            files.TypeOf(path).ShouldBe(EntryType.Missing);
            files.List(path, 10).Failure.ShouldBe(FileFailure.BadPath);
            files.TargetOf(path).ShouldBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(OnDisk))]
    public void TellsWhatIsMissingOrNoFile(string by)
    {
        using var disk = new DirectoryOnDisk().Add("file").AddDirectory("directory");
        var files = Source(by, disk);

        files.Open("none").Failure.ShouldBe(FileFailure.Missing);
        files.Open("none/none").Failure.ShouldBe(FileFailure.Missing);
        files.Open("directory").Failure.ShouldBe(FileFailure.IsDirectory);
        files.Open(string.Empty).Failure.ShouldBe(FileFailure.IsDirectory);
        files.List("file", 10).Failure.ShouldBe(FileFailure.NotADirectory);
        files.List("none", 10).Failure.ShouldBe(FileFailure.Missing);
    }

    [Theory(Timeout = 10_000)]
    [MemberData(nameof(OnDisk))]
    public async Task NeverWaitsForAFifo(string by)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "fifos are made by Linux's call");
        using var disk = new DirectoryOnDisk().AddFifo("fifo");
        var files = Source(by, disk);

        var opened = await Task.Run(() => files.Open("fifo"), TestContext.Current.CancellationToken);

        // .NET alone cannot tell a fifo from an empty file; it is not opened either way.
        opened.Failure.ShouldBe(string.Equals(by, "system", StringComparison.Ordinal) ? FileFailure.Special : FileFailure.None);
        (opened.Content?.ReadByte() ?? -1).ShouldBe(-1);
    }

    [Fact]
    public void DoesNotOpenSocketsAndDevices()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the types are told by Linux's calls");
        using var disk = new DirectoryOnDisk().AddSocket("socket");
        var devices = FileSource.Below("/dev");

        FileSource.Below(disk.Root).Open("socket").Failure.ShouldBe(FileFailure.Special);
        devices.TypeOf("zero").ShouldBe(EntryType.Special);
        devices.Open("zero").Failure.ShouldBe(FileFailure.Special);
    }

    [Fact]
    public void TellsWhatMayNotBeRead()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux() || Environment.IsPrivilegedProcess, "root may read everything");
        using var disk = new DirectoryOnDisk().Add("file").AddDirectory("directory");
        disk.Lock("file").Lock("directory");
        var files = FileSource.Below(disk.Root);

        files.Open("file").Failure.ShouldBe(FileFailure.NotPermitted);
        files.Open("directory/file").Failure.ShouldBe(FileFailure.NotPermitted);
        files.List("directory", 10).Failure.ShouldBe(FileFailure.NotPermitted);
    }

    [Fact]
    public void OpensNamesOfAnyBytes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems do not allow such names");
        using var disk = new DirectoryOnDisk().AddNamed("Dockerfile.\xff"u8[..^2]).AddNamed([(byte)'a', 0xFF, 0xFE]).AddNamed([(byte)'a', 0xFF, 0xFD]);
        var files = FileSource.Below(disk.Root);

        var names = files.List(string.Empty, 10).Entries.Select(static entry => entry.Name).ToArray();

        names.ShouldBe(["Dockerfile.", "a\uDCFF\uDCFD", "a\uDCFF\uDCFE"]);
        names.ShouldAllBe(name => files.Open(name).Failure == FileFailure.None);
    }

    [Theory]
    [MemberData(nameof(OnDisk))]
    public void GoesDeep(string by)
    {
        var path = string.Join('/', Enumerable.Repeat("d", 600));
        using var disk = new DirectoryOnDisk().AddDirectory(path);

        Source(by, disk).TypeOf(path).ShouldBe(EntryType.Directory);
    }

    [Fact]
    public void OfAMissingRootEverythingIsMissing()
    {
        using var disk = new DirectoryOnDisk();
        IFileSource[] sources = [FileSource.Below(disk.At("none")), new PortableFileSource(disk.At("none"))];

        foreach (var files in sources)
        {
            files.TypeOf(string.Empty).ShouldBe(EntryType.Missing);
            files.Open("file").Failure.ShouldBe(FileFailure.Missing);
            files.List(string.Empty, 10).Failure.ShouldBe(FileFailure.Missing);
        }
    }

    [Fact]
    public void ARootMayBeALink()
    {
        using var disk = new DirectoryOnDisk().Add("real/file").AddLink("link", "real");

        FileSource.Below(disk.At("link")).TypeOf("file").ShouldBe(EntryType.File);
    }

    [Theory]
    [InlineData("file", true)]
    [InlineData("../file", false)]
    [InlineData("/etc", false)]
    [InlineData("directory/../file", true)]
    [InlineData("directory/../../file", false)]
    public void TellsWhereALinkLeads(string target, bool isBelow)
    {
        using var disk = new DirectoryOnDisk().Add("file").AddDirectory("directory").AddLink("link", target);
        IFileSource[] sources = [FileSource.Below(disk.Root), new PortableFileSource(disk.Root), new MemoryFileSource().AddLink("link", target)];

        foreach (var files in sources)
        {
            files.TargetOf("link").ShouldBe(isBelow ? "file" : null);
        }
    }

    [Fact]
    public void AnAbsoluteTargetBelowTheRootIsBelowTheRoot()
    {
        using var disk = new DirectoryOnDisk().Add("app/file");
        disk.AddLink("link", disk.At("app/file")).AddLink("top", disk.Root).AddLink("beside", $"{disk.Root}x/file");
        var files = FileSource.Below(disk.Root);

        files.TargetOf("link").ShouldBe("app/file");
        files.TargetOf("top").ShouldBe(string.Empty);
        files.TargetOf("beside").ShouldBeNull();
        files.TargetOf("app/file").ShouldBeNull();
    }

    private static IFileSource Source(string by, DirectoryOnDisk disk) =>
        string.Equals(by, "system", StringComparison.Ordinal) ? FileSource.Below(disk.Root) : new PortableFileSource(disk.Root);
}
