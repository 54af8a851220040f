using FsCheck.Xunit;
using Plimsoll.Input.Globbing;
using Shouldly;
using Xunit;

namespace Plimsoll.Input.Tests.Globbing;

public sealed class GlobTests
{
    // A path that ends in a slash is a directory.
    [Theory]
    [InlineData("notes", "notes")]
    [InlineData("notes", "a/b/notes")]
    [InlineData("notes", "a/notes/")]
    [InlineData("/notes", "notes")]
    [InlineData("a/notes", "a/notes")]
    [InlineData("a/", "a/")]
    [InlineData("a/", "x/a/")]
    [InlineData("x/a/", "x/a/")]
    [InlineData("*.log", "x.log")]
    [InlineData("*.log", "a/b/x.log")]
    [InlineData("*.log", ".log")]
    [InlineData("a/*", "a/b")]
    [InlineData("a/*.log", "a/x.log")]
    [InlineData("**/x", "x")]
    [InlineData("**/x", "a/b/x")]
    [InlineData("**/a/x", "a/x")]
    [InlineData("a/**", "a/b")]
    [InlineData("a/**", "a/b/c")]
    [InlineData("a/**/z", "a/z")]
    [InlineData("a/**/z", "a/b/c/z")]
    [InlineData("a/**/b/**/c", "a/x/b/y/z/c")]
    [InlineData("**", "a/b")]
    [InlineData("a***", "abc")]
    [InlineData("a**b", "axxb")]
    [InlineData("?at", "cat")]
    [InlineData("?at", "🐈at")]
    [InlineData("[bc]at", "cat")]
    [InlineData("[a-c]at", "bat")]
    [InlineData("[!a-c]at", "rat")]
    [InlineData("[^a-c]at", "rat")]
    [InlineData("[]x]y", "]y")]
    [InlineData("[a-]y", "-y")]
    [InlineData("[\\]]y", "]y")]
    [InlineData("[[:digit:][:upper:]]x", "7x")]
    [InlineData("[[:digit:][:upper:]]x", "Qx")]
    [InlineData("\\#x", "#x")]
    [InlineData("\\!x", "!x")]
    [InlineData("a\\*", "a*")]
    [InlineData("trailing   ", "trailing")]
    [InlineData("trailing\\ ", "trailing ")]
    [InlineData("crlf\r", "crlf")]
    [InlineData(" lead", " lead")]
    [InlineData("*a*a*b", "xaxaxaab")]
    public void GitMatches(string pattern, string path) => Matches(GlobSyntax.GitIgnore, pattern, path).ShouldBeTrue();

    [Theory]
    [InlineData("notes", "notes.txt")]
    [InlineData("notes", "Notes")]
    [InlineData("notes", "xnotes")]
    [InlineData("/notes", "a/notes")]
    [InlineData("a/notes", "x/a/notes")]
    [InlineData("a/", "a")]
    [InlineData("*.log", "x.logs")]
    [InlineData("a/*", "a/b/c")]
    [InlineData("a/*", "a/")]
    [InlineData("a*b", "a/b")]
    [InlineData("a?b", "a/b")]
    [InlineData("a[^x]b", "a/b")]
    [InlineData("a/**", "a/")]
    [InlineData("**/x", "ax")]
    [InlineData("a/**/z", "az")]
    [InlineData("x/a**b", "x/a/b")]
    [InlineData("[a-c]at", "rat")]
    [InlineData("[!a-c]at", "bat")]
    [InlineData("[[:digit:]]x", "ax")]
    [InlineData("[abc", "[abc")]
    [InlineData("cut\\", "cut\\")]
    [InlineData("# x", "# x")]
    [InlineData("", "a")]
    [InlineData("/", "a/")]
    [InlineData("!", "!")]
    [InlineData("*.b", "a.b/c")]
    public void GitDoesNotMatch(string pattern, string path) => Matches(GlobSyntax.GitIgnore, pattern, path).ShouldBeFalse();

    [Theory]
    [InlineData("notes", "notes")]
    [InlineData("/notes", "notes")]
    [InlineData("notes/", "notes")]
    [InlineData("./notes", "notes")]
    [InlineData("a/../notes", "notes")]
    [InlineData("  notes  ", "notes")]
    [InlineData("*/x", "a/x")]
    [InlineData("**/x", "x")]
    [InlineData("**/x", "a/b/x")]
    [InlineData("**x", "a/x")]
    [InlineData("a**", "ab/c")]
    [InlineData("a/**", "a/b/c")]
    [InlineData("[^a]x", "bx")]
    [InlineData("[!a]x", "!x")]
    [InlineData("a\\*", "a*")]
    [InlineData("notes", "notes/deep/file")]
    [InlineData("*", "a/b")]
    public void DockerMatches(string pattern, string path) => Covers(GlobSyntax.DockerIgnore, path, pattern).ShouldBeTrue();

    [Theory]
    [InlineData("notes", "a/notes")]
    [InlineData("*.log", "a/x.log")]
    [InlineData("*/x", "x")]
    [InlineData("a/**", "a")]
    [InlineData("#x", "#x")]
    [InlineData(".", "a")]
    [InlineData("notes", "notes.txt")]
    [InlineData("[a", "[a")]
    public void DockerDoesNotMatch(string pattern, string path) => Covers(GlobSyntax.DockerIgnore, path, pattern).ShouldBeFalse();

    [Fact]
    public void TheLastPatternThatMatchesDecides()
    {
        var list = GlobList.Parse("*.log\n!keep.log\n/keep.log\n", GlobSyntax.GitIgnore);

        list.Decide("x.log", isDirectory: false).ShouldBe(true);
        list.Decide("a/keep.log", isDirectory: false).ShouldBe(false);
        list.Decide("keep.log", isDirectory: false).ShouldBe(true);
        list.Decide("x.txt", isDirectory: false).ShouldBeNull();
    }

    [Fact]
    public void DockerTakesBackBelowAnExcludedDirectory()
    {
        Covers(GlobSyntax.DockerIgnore, "build/keep/x", "build", "!build/keep").ShouldBeFalse();
        Covers(GlobSyntax.DockerIgnore, "build/other", "build", "!build/keep").ShouldBeTrue();
        Covers(GlobSyntax.DockerIgnore, "README.md", "*", "!README.md").ShouldBeFalse();
    }

    [Theory]
    [InlineData("tests/", "tests/a/Dockerfile", true)]
    [InlineData("tests/", "src/tests/Dockerfile", true)]
    [InlineData("tests/", "tests", false)]
    [InlineData("tests", "tests", true)]
    [InlineData("/tests", "src/tests/Dockerfile", false)]
    [InlineData("**/fixtures/**", "a/fixtures/b/c", true)]
    [InlineData("*.Dockerfile", "a/x.Dockerfile", true)]
    [InlineData("*.Dockerfile", "a/Dockerfile", false)]
    public void ConfiguredPathsCoverWhatStandsBelow(string pattern, string path, bool covered) =>
        Covers(GlobSyntax.GitIgnore, path, pattern).ShouldBe(covered);

    [Fact]
    public void StarsWithoutEndTakeNoTime()
    {
        var path = new string('a', 20_000);
        var pattern = string.Concat(Enumerable.Repeat("*a", 400)) + "*b";

        Matches(GlobSyntax.GitIgnore, pattern, path).ShouldBeFalse();
        Matches(GlobSyntax.GitIgnore, string.Concat(Enumerable.Repeat("**/a", 400)) + "/b", path).ShouldBeFalse();
        Glob.Parse(new string('*', 5000), GlobSyntax.GitIgnore).ShouldBeNull();
    }

    [Property(MaxTest = 1000)]
    public void NoPatternThrows(string pattern, string path)
    {
        foreach (var syntax in (GlobSyntax[])[GlobSyntax.GitIgnore, GlobSyntax.DockerIgnore])
        {
            var glob = Glob.Parse(pattern ?? string.Empty, syntax);
            if (glob?.Matches(path, isDirectory: false) is true)
            {
                glob.MatchesWithParents(path, isDirectory: false).ShouldBeTrue();
            }
        }
    }

    private static bool Matches(GlobSyntax syntax, string pattern, string path) =>
        Glob.Parse(pattern, syntax)?.Matches(path.TrimEnd('/'), path.EndsWith('/')) ?? false;

    private static bool Covers(GlobSyntax syntax, string path, params string[] patterns) => GlobList.Parse(patterns, syntax).Covers(path);
}
