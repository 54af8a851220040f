using Plimsoll.Input.Files;
using Shouldly;
using Xunit;

namespace Plimsoll.Input.Tests.Files;

public sealed class LinkTargetTests
{
    [Theory]
    [InlineData("Dockerfile", "Dockerfile")]
    [InlineData("none/at/all", "none/at/all")]
    [InlineData("toFile", "app/Dockerfile")]
    [InlineData("toDirectory/Dockerfile", "app/Dockerfile")]
    [InlineData("app/up/Dockerfile", "Dockerfile")]
    [InlineData("twice", "app/Dockerfile")]
    [InlineData("", "")]
    public void FollowsWhatStaysBelowTheRoot(string path, string expected) => LinkTarget.Follow(Files, path).ShouldBe(expected);

    [Theory]
    [InlineData("out")]
    [InlineData("out/file")]
    [InlineData("absolute")]
    [InlineData("loop")]
    [InlineData("ping")]
    [InlineData("app/deep/file")]
    public void DoesNotFollowOutOfTheRootNorInCircles(string path) => LinkTarget.Follow(Files, path).ShouldBeNull();

    private static MemoryFileSource Files { get; } = new MemoryFileSource()
        .Add("Dockerfile", string.Empty)
        .Add("app/Dockerfile", string.Empty)
        .AddLink("toFile", "app/Dockerfile")
        .AddLink("toDirectory", "app")
        .AddLink("app/up", "..")
        .AddLink("twice", "toDirectory/Dockerfile")
        .AddLink("out", "../elsewhere")
        .AddLink("absolute", "/etc/hostname")
        .AddLink("loop", "loop")
        .AddLink("ping", "pong")
        .AddLink("pong", "ping")
        .AddLink("app/deep", "deep/deep");
}
