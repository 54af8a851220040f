using System.Text;
using Plimsoll.Abstractions.Report;
using Plimsoll.Input;
using Shouldly;

namespace Plimsoll.Abstractions.Tests.Report;

public sealed class LineHashTests
{
    [Fact]
    public void MatchesThePublishedValues()
    {
        LineHash.Compute(new SourceFile("a", "")).ShouldBe(["c129715d7a2bc9a3:1"]);
        LineHash.Compute(new SourceFile("a", "FROM debian:12\nRUN true\n"))[0].ShouldBe("d10582bd662712dc:1");
    }

    [Fact]
    public void NumbersEqualLines()
    {
        var hashes = LineHash.Compute(new SourceFile("a", string.Concat(Enumerable.Repeat(new string('a', 120) + "\n", 3))));
        hashes[0].Split(':')[0].ShouldBe(hashes[1].Split(':')[0]);
        hashes[1].ShouldEndWith(":2");
    }

    [Fact]
    public void BlanksAndKindsOfLineEndsDoNotMatterAndAMarkDoes()
    {
        var plain = LineHash.Compute(new SourceFile("a", "a b\nc\n"));
        LineHash.Compute(new SourceFile("a", "a\tb  \r\nc\r\n")).ShouldBe(plain);
        LineHash.Compute(new SourceFile("a", "a b\nc\n") { HadByteOrderMark = true })[0].ShouldNotBe(plain[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AgreesWithANaiveRestatement(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(400); length > 0; length--)
            {
                text.Append(random.Next(8) switch { 0 => "\n", 1 => "\r\n", 2 => " ", 3 => "\t", 4 => "\u00e4\U0001F6A2", _ => ((char)random.Next(33, 127)).ToString() });
            }

            LineHash.Compute(new SourceFile("a", text.ToString())).ShouldBe(Naive(text.ToString()), text.ToString());
        }
    }

    /// <summary>For each line start: the sum over the next 100 units that are neither blank nor tab, recomputed from scratch.</summary>
    private static string[] Naive(string text)
    {
        var units = (text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal) + '\uFFFF').ToCharArray();
        var hashes = new List<string>();
        var seen = new Dictionary<ulong, int>();
        for (var start = 0; start < units.Length; start++)
        {
            if (start > 0 && units[start - 1] != '\n')
            {
                continue;
            }

            ulong hash = 0;
            for (var i = 0; i < 100; i++)
            {
                hash = unchecked((hash * 37) + (start + i < units.Length ? units[start + i] : 0UL));
            }

            seen[hash] = seen.GetValueOrDefault(hash) + 1;
            hashes.Add($"{hash:x}:{seen[hash]}");
        }

        return [.. hashes];
    }
}
