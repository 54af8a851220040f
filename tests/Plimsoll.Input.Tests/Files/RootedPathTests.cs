using Plimsoll.Input.Files;
using Shouldly;
using Xunit;

namespace Plimsoll.Input.Tests.Files;

public sealed class RootedPathTests
{
    [Theory]
    [InlineData("", "app/Dockerfile", "app/Dockerfile")]
    [InlineData("app", "./Dockerfile", "app/Dockerfile")]
    [InlineData("app/web", "../db//x", "app/db/x")]
    [InlineData("app", "..", "")]
    [InlineData("app", "../...", "...")]
    public void ResolvesBelowTheRoot(string directory, string written, string expected) =>
        RootedPath.Resolve(directory, written).ShouldBe(expected);

    [Theory]
    [InlineData("app", "../../x")]
    [InlineData("", "..")]
    [InlineData("", "/etc/hostname")]
    [InlineData("app", "x\0y")]
    public void DoesNotLeaveTheRoot(string directory, string written) => RootedPath.Resolve(directory, written).ShouldBeNull();

    [Fact]
    public void ResolvesLongPathsInLinearTime()
    {
        var written = string.Concat(Enumerable.Repeat("a/../", 6_000)) + "b";

        RootedPath.Resolve("x", written).ShouldBe("x/b");
        RootedPath.Resolve("x", new string('a', RootedPath.MaximumLength + 1)).ShouldBeNull();
    }

    [Theory]
    [InlineData("a/b/c", "a/b", "c")]
    [InlineData("a", "", "a")]
    [InlineData("", "", "")]
    public void SplitsParentAndName(string path, string parent, string name)
    {
        RootedPath.Parent(path).ShouldBe(parent);
        RootedPath.Name(path).ShouldBe(name);
    }
}
