using System.Diagnostics;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Plimsoll.Abstractions.Report;
using Plimsoll.Input;

namespace Plimsoll.Abstractions.Tests.Report;

public sealed class LineHashTests
{
    private static readonly string[] Pieces =
        ["\n", "\n", "\r\n", "\r", "\r \n", " ", "\t", "a", "b", "FROM debian:12", "é", "\u4e2d", "\U0001f600", "\0", "\uffff", new string('x', 130)];

    [Theory]
    [InlineData("", 1, "c129715d7a2bc9a3:1")]
    [InlineData("FROM debian:12\nRUN true\n", 1, "d10582bd662712dc:1")]
    public void Known_lines_have_known_hashes(string text, int line, string hash) =>
        LineHash.Compute(new SourceFile("f", text))[line - 1].ShouldBe(hash);

    [Fact]
    public void Equal_hashes_are_numbered()
    {
        // Three lines that see the same next hundred units; the last two see the end.
        var text = string.Concat(Enumerable.Repeat("a\n", 150));
        var hashes = LineHash.Compute(new SourceFile("f", text));
        hashes[0].ShouldEndWith(":1");
        hashes[1].ShouldBe(hashes[0].Replace(":1", ":2", StringComparison.Ordinal));
        hashes[2].ShouldBe(hashes[0].Replace(":1", ":3", StringComparison.Ordinal));
        hashes[^1].ShouldEndWith(":1");
    }

    [Fact]
    public void Blanks_tabs_and_the_kind_of_line_end_do_not_count()
    {
        var hashes = LineHash.Compute(new SourceFile("f", "FROM debian:12\nRUN true\n"));
        LineHash.Compute(new SourceFile("f", "FROM\tdebian:12  \r\n\tRUN true\r\n")).ShouldBe(hashes);
    }

    [Fact]
    public void A_change_beyond_the_next_hundred_characters_changes_nothing()
    {
        var first = LineHash.Compute(new SourceFile("f", "FROM a\n" + new string('x', 200)))[0];
        LineHash.Compute(new SourceFile("f", "FROM a\n" + new string('x', 150) + "y"))[0].ShouldBe(first);
        LineHash.Compute(new SourceFile("f", "FROM a\n" + new string('x', 50) + "y"))[0].ShouldNotBe(first);
    }

    [Fact]
    public void A_byte_order_mark_counts_for_the_first_line_only()
    {
        var plain = LineHash.Compute(new SourceFile("f", "a\nb\n"));
        var marked = LineHash.Compute(new SourceFile("f", "a\nb\n") { HadByteOrderMark = true });
        marked[0].ShouldNotBe(plain[0]);
        marked[1..].ShouldBe(plain[1..]);
    }

    [Property(MaxTest = 500)]
    public Property Every_text_has_the_hashes_of_a_naive_restatement() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(static pieces => string.Concat(pieces)).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), static (text, mark) =>
            LineHash.Compute(new SourceFile("f", text) { HadByteOrderMark = mark }).ShouldBe(Naive((mark ? "\ufeff" : "") + text)));

    [Property(MaxTest = 200)]
    public Property Every_line_of_a_text_has_a_hash() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(static pieces => string.Concat(pieces)).ToArbitrary(), static text =>
        {
            var file = new SourceFile("f", text);
            LineHash.Compute(file).Length.ShouldBeGreaterThanOrEqualTo(file.Lines.Count);
        });

    [Fact]
    public void A_line_of_twenty_megabytes_costs_one_pass()
    {
        var file = new SourceFile("f", new string('x', 20_000_000));
        var clock = Stopwatch.StartNew();
        LineHash.Compute(file).Length.ShouldBe(1);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_million_lines_cost_one_pass()
    {
        var file = new SourceFile("f", new string('\n', 1_000_000));
        var clock = Stopwatch.StartNew();
        LineHash.Compute(file).Length.ShouldBe(1_000_001);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    /// <summary>For each line, by itself: the polynomial of the hundred units from its start on, computed anew.</summary>
    private static string[] Naive(string text)
    {
        var units = new StringBuilder();
        var starts = new List<int>();
        var atStart = true;
        var afterReturn = false;
        foreach (var c in text + '\uffff')
        {
            if (c is ' ' or '\t' || (c == '\n' && afterReturn))
            {
                afterReturn = false;
                continue;
            }

            if (atStart)
            {
                starts.Add(units.Length);
            }

            afterReturn = c == '\r';
            atStart = c is '\r' or '\n';
            units.Append(atStart ? '\n' : c);
        }

        units.Append('\0', 100);
        var seen = new Dictionary<ulong, int>();
        var hashes = new List<string>();
        foreach (var start in starts)
        {
            var hash = 0UL;
            for (var i = start; i < start + 100; i++)
            {
                hash = unchecked((hash * 37) + units[i]);
            }

            seen[hash] = seen.GetValueOrDefault(hash) + 1;
            hashes.Add(string.Create(CultureInfo.InvariantCulture, $"{hash:x}:{seen[hash]}"));
        }

        return [.. hashes];
    }
}
