using Plimsoll.Documents.Dockerfile.Semantics;
using Shouldly;

namespace Plimsoll.Documents.Tests.Dockerfile;

public sealed class ImagePathTests
{
    [Theory]
    [InlineData("/", "a", "/a")]
    [InlineData("/", "./a//b/", "/a/b")]
    [InlineData("/app", "a", "/app/a")]
    [InlineData("/app", "/a", "/a")]
    [InlineData("/app", ".", "/app")]
    [InlineData("/app", "../../..", "/")]
    [InlineData("/app/src", "../b", "/app/b")]
    [InlineData("/", "", "/")]
    public void Resolves(string directory, string path, string expected) => ImagePath.Resolve(directory, path).ShouldBe(expected);

    [Theory]
    [InlineData("/app/a", "/app", true)]
    [InlineData("/a", "/", true)]
    [InlineData("/app", "/app", false)]
    [InlineData("/application", "/app", false)]
    [InlineData("/", "/", false)]
    public void KnowsWhatIsBelow(string path, string directory, bool expected) => ImagePath.IsBelow(path, directory).ShouldBe(expected);
}
