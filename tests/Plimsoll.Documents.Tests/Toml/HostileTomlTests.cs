using System.Diagnostics;
using Plimsoll.Documents.Toml;
using Plimsoll.Input;
using Shouldly;

namespace Plimsoll.Documents.Tests.Toml;

public sealed class HostileTomlTests
{
    [Theory]
    [InlineData("a.", "", "x=1")]
    [InlineData("\"a\".", "", "x=1")]
    [InlineData("'a' . ", "", "x=1")]
    [InlineData("x={", "", "")]
    [InlineData("x=[", "", "")]
    [InlineData("[", "", "")]
    [InlineData("[[a]]\n", "", "")]
    [InlineData("[a]\n", "", "")]
    [InlineData("a=1\n", "", "")]
    [InlineData("a.b.c.d=1\n", "", "")]
    [InlineData("1,", "x=[", "]")]
    [InlineData("a=1,", "x={", "}")]
    [InlineData("a.", "x={", "b=1}")]
    [InlineData("\"a\".", "x={", "b=1}")]
    [InlineData("\"a\".", "[", "b]")]
    [InlineData("x", "a = \"\"\"", "")]
    [InlineData("\\u", "a = \"", "\"")]
    [InlineData("9", "a = ", "")]
    public void CostOfMuchOfOneThingIsBounded(string part, string before, string behind)
    {
        var count = ((TomlFile.MaximumLength / 4) - before.Length - behind.Length) / part.Length;
        var text = before + string.Concat(Enumerable.Repeat(part, count)) + behind;
        var watch = Stopwatch.StartNew();
        var document = TomlFile.Read(new SourceFile("a.toml", text));

        // A second at the library's usual speed; what grows as a square takes minutes.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        document.Problems.Length.ShouldBeLessThanOrEqualTo(TomlFile.MostProblems);
        document.Problems.ShouldAllBe(problem => problem.Span.End <= text.Length && problem.Message.Length < 200);
    }

    [Theory]
    [InlineData("x = {", "a.", "b = 1}")]
    [InlineData("x = {", "\"a\".", "b = 1}")]
    [InlineData("", "\"a\".", "b = 1")]
    [InlineData("[", "\"a\".", "b]")]
    [InlineData("", "a = {b.c.d.e.f.g.h.i = ", "1")]
    public void NothingIsNestedDeeperThanRecursionMayGo(string before, string part, string behind)
    {
        var document = TomlFile.Read(new SourceFile("a.toml", before + string.Concat(Enumerable.Repeat(part, 5000)) + behind));
        document.Problems.ShouldNotBeEmpty();
        Depth(document.Root).ShouldBeLessThanOrEqualTo(100);
    }

    [Fact]
    public void SixtyPartsOfAKeyAreRead()
    {
        var document = TomlFile.Read(new SourceFile("a.toml", $"{string.Concat(Enumerable.Repeat("a.", 60))}b = 1"));
        document.Problems.ShouldBeEmpty();
        Depth(document.Root).ShouldBe(61);
    }

    [Fact]
    public void EveryCutOfADocumentIsRead()
    {
        const string Text = "# c\n[a.b]\nc = \"x\\n\"\nd = [1, 2.5, {e = 'f'}]\n[[g]]\nh = 2024-01-02\ni = true\nj = \"\"\"\n k\"\"\"\n\"l.m\" . n = 0xFF\n";
        for (var length = 0; length <= Text.Length; length++)
        {
            var document = TomlFile.Read(new SourceFile("a.toml", Text[..length]));
            document.Problems.ShouldAllBe(problem => problem.Span.End <= length);
        }
    }

    private static int Depth(TomlTable root)
    {
        var deepest = 0;
        var open = new Stack<(TomlNode Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (var entry in (next.Node as TomlTable)?.Entries ?? [])
            {
                open.Push((entry.Value, next.Depth + 1));
            }

            foreach (var item in (next.Node as TomlArray)?.Items ?? [])
            {
                open.Push((item, next.Depth + 1));
            }
        }

        return deepest;
    }
}
