using Plimsoll.Input.Files;
using Shouldly;
using Xunit;

namespace Plimsoll.Input.Tests.Files;

public sealed class ScanRootTests
{
    [Fact]
    public void TheNearestParentWithGitIsTheRoot()
    {
        using var disk = new DirectoryOnDisk().AddDirectory("outer/.git").AddDirectory("outer/inner/deep").Add("outer/worktree/.git", "gitdir: x");

        ScanRoot.Find(disk.At("outer/inner/deep"), named: null).ShouldBe(disk.At("outer"));
        ScanRoot.Find(disk.At("outer"), named: null).ShouldBe(disk.At("outer"));
        ScanRoot.Find(disk.At("outer/worktree"), named: null).ShouldBe(disk.At("outer/worktree"));
    }

    [Fact]
    public void WithoutGitTheWorkingDirectoryIsTheRoot()
    {
        using var disk = new DirectoryOnDisk().AddDirectory("a/b");

        ScanRoot.Find(disk.At("a/b"), named: null).ShouldBe(disk.At("a/b"));
    }

    [Fact]
    public void ANamedRootWins()
    {
        using var disk = new DirectoryOnDisk().AddDirectory("a/.git").AddDirectory("a/b");

        ScanRoot.Find(disk.At("a"), "b").ShouldBe(disk.At("a/b"));
        ScanRoot.Find(disk.At("a"), "none").ShouldBeNull();
        ScanRoot.Find(disk.At("a"), "").ShouldBeNull();
    }

    [Theory]
    [InlineData("Dockerfile", "app/Dockerfile")]
    [InlineData("./web/../Dockerfile", "app/Dockerfile")]
    [InlineData("..", "")]
    [InlineData(".", "app")]
    [InlineData("web/", "app/web")]
    public void TypedPathsAreRelativeToTheWorkingDirectory(string typed, string expected) =>
        ScanRoot.Below("/srv/project", "/srv/project/app", typed).ShouldBe(expected);

    [Theory]
    [InlineData("../..")]
    [InlineData("/etc/hostname")]
    [InlineData("/srv/projectile/Dockerfile")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void WhatIsOutsideOfTheRootHasNoPath(string typed) => ScanRoot.Below("/srv/project", "/srv/project/app", typed).ShouldBeNull();

    [Fact]
    public void AWorkingDirectoryReachedThroughALinkIsBelowTheRoot()
    {
        using var disk = new DirectoryOnDisk().Add("real/app/Dockerfile").AddLink("link", "real");

        ScanRoot.Below(disk.At("real"), disk.At("link/app"), "Dockerfile").ShouldBe("app/Dockerfile");
        ScanRoot.Below(disk.At("link"), disk.At("real/app"), "Dockerfile").ShouldBe("app/Dockerfile");
    }

    [Theory]
    [InlineData("a/b", "../../x/app.tar", "")]
    [InlineData("a/b", "../app.tar", "a")]
    [InlineData("a/b", "app.tar", "a/b")]
    [InlineData("a/b", "-", "a/b")]
    [InlineData("a/b", "../app.tar ../../x/app.tar", "")]
    [InlineData("a/b", "Dockerfile ../app.tar", "a/b")]
    public void PathsThatAllLieOutsideMoveTheRootUp(string workingDirectory, string paths, string expected)
    {
        using var disk = new DirectoryOnDisk().AddDirectory("a/b").AddDirectory("x");

        ScanRoot.Find(disk.At(workingDirectory), named: null, paths.Split(' ')).ShouldBe(expected.Length == 0 ? Path.GetDirectoryName(disk.At("a")) : disk.At(expected));
        ScanRoot.Find(disk.At("a"), "b", paths.Split(' ')).ShouldBe(disk.At("a/b"));
    }
}
