using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Plimsoll.Reporting.Tests;

public sealed class ShowTests
{
    /// <summary>The pieces that texts are made of: what must be escaped, what looks like an escape, and plain letters.</summary>
    private static readonly string[] Pieces =
    [
        "a", "b", "0", "x1b", "u202e", " ", "\\", "\\n", "\n", "\r", "\t", "\0", "\u001b", "\u007f", "\u0085", "\u009b", "\u00ad", "\u034f",
        "\u061c", "\u115f", "\u180e", "\u200b", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\u3164",
        "\ufdd0", "\ufe0f", "\ufeff", "\uffa0", "\ufffd", "\ufffe", "\uffff", "\ud800", "\udc00", "\U0001f600", "\U000e0041", "\U0001d173",
        "\U0010ffff", "##[", "##vso[", "#", "[", "::", "é", "\u4e2d",
    ];

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("C:\\dir", "C:\\\\dir")]
    [InlineData("a\nb\rc\td", "a\\nb\\rc\\td")]
    [InlineData("\u001b[31m", "\\x1b[31m")]
    [InlineData("\u202eevil", "\\u202eevil")]
    [InlineData("\U000e0041", "\\U000e0041")]
    [InlineData("\U0001f600 \u4e2dé", "\U0001f600 \u4e2dé")]
    [InlineData("##[error]", "#\\x23[error]")]
    [InlineData("##vso[task]", "#\\x23vso[task]")]
    [InlineData("## heading [1]", "## heading [1]")]
    [InlineData("#[x]", "#[x]")]
    public void A_text_is_shown_with_escapes_for_what_must_not_be_seen_or_acted_on(string text, string shown) =>
        Show.Escape(text).ShouldBe(shown);

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_an_escape()
    {
        Show.Escape("a\ud800").ShouldBe("a\\ud800");
        Show.Escape("\udc00\ud800").ShouldBe("\\udc00\\ud800");
    }

    [Theory]
    [InlineData("app/Dockerfile", "app/Dockerfile")]
    [InlineData("::error::x", "./::error::x")]
    [InlineData(" ::error::x", "./ ::error::x")]
    [InlineData("a::b", "a::b")]
    public void A_line_never_starts_with_a_command_of_a_build_server(string path, string shown) => Show.LineStart(path).ShouldBe(shown);

    [Fact]
    public void A_text_without_anything_to_escape_is_not_copied()
    {
        var text = new string('a', 10);
        Show.Escape(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void A_long_text_is_cut_in_its_middle_and_keeps_both_ends()
    {
        var shown = Show.Value("start" + new string('x', 1000) + "end");
        shown.Length.ShouldBe(Show.LongestValue);
        shown.ShouldStartWith("start");
        shown.ShouldEndWith("end");
        shown.ShouldContain("…");
    }

    [Fact]
    public void A_text_of_the_longest_length_is_not_cut()
    {
        var text = new string('x', Show.LongestValue);
        Show.Value(text).ShouldBe(text);
    }

    [Property(MaxTest = 2000)]
    public Property Nothing_that_must_not_be_shown_is_shown() => Prop.ForAll(Texts(), static text =>
    {
        foreach (var shown in (string[])[Show.Escape(text), Show.Value(text), Show.Message(text), Show.LineStart(text)])
        {
            HoldsUnsafe(shown).ShouldBeFalse(shown);
            shown.ShouldNotContain("##[");
            shown.ShouldNotContain("##vso[");
        }
    });

    [Property(MaxTest = 2000)]
    public Property Two_texts_that_differ_are_shown_differently() => Prop.ForAll(Texts(), Texts(), static (a, b) =>
        (Show.Escape(a) == Show.Escape(b)).ShouldBe(a == b));

    [Property(MaxTest = 500)]
    public Property The_text_can_be_read_back() => Prop.ForAll(Texts(), static text => Unescape(Show.Escape(text)).ShouldBe(text));

    [Property(MaxTest = 500)]
    public Property Nothing_is_longer_than_its_limit() => Prop.ForAll(Texts(), Gen.Choose(1, 400).ToArbitrary(), static (text, times) =>
    {
        var repeated = string.Concat(Enumerable.Repeat(text, times));
        Show.Value(repeated).Length.ShouldBeLessThanOrEqualTo(Show.LongestValue);
        Show.Message(repeated).Length.ShouldBeLessThanOrEqualTo(Show.LongestMessage);
        HoldsUnsafe(Show.Value(repeated)).ShouldBeFalse();
    });

    private static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ListOf().Select(static pieces => string.Concat(pieces)).ToArbitrary();

    /// <summary>Restates the list of what must not be shown by general category, so that it is not the code's own list.</summary>
    private static bool HoldsUnsafe(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD.
            var category = Rune.GetUnicodeCategory(rune);
            if (category is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                    or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
                || rune.Value is 0xFFFD or 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFDD0 and <= 0xFDEF)
                || (rune.Value & 0xFFFE) == 0xFFFE)
            {
                return true;
            }
        }

        return false;
    }

    private static string Unescape(string shown)
    {
        var text = new StringBuilder();
        for (var i = 0; i < shown.Length; i++)
        {
            if (shown[i] != '\\')
            {
                text.Append(shown[i]);
                continue;
            }

            var digits = shown[++i] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits == 0)
            {
                text.Append(shown[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
                continue;
            }

            var code = Convert.ToInt32(shown.Substring(i + 1, digits), 16);
            text.Append(digits == 8 ? char.ConvertFromUtf32(code) : ((char)code).ToString());
            i += digits;
        }

        return text.ToString();
    }
}
