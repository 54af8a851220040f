using FsCheck.Xunit;
using Shouldly;

namespace Plimsoll.Reporting.Tests;

public sealed class ShowTests
{
    [Theory]
    [InlineData("plain é 漢 🚢", "plain é 漢 🚢")]
    [InlineData("a\nb\r\tc", "a\\nb\\r\\tc")]
    [InlineData("\u001b[31m", "\\x1b[31m")]
    [InlineData("\u202e\u2066\u200b\ufeff", "\\u202e\\u2066\\u200b\\ufeff")]
    [InlineData("\u2028\u0085\u007f", "\\u2028\\u0085\\x7f")]
    [InlineData("a\\b", "a\\\\b")]
    public void WritesWhatATerminalWouldActOnAsAnEscape(string text, string expected) => Show.Escape(text).ShouldBe(expected);

    [Fact]
    public void LoneSurrogatesAndTagsAreEscaped()
    {
        Show.Escape("\ud83d").ShouldBe("\\ud83d");
        Show.Escape(char.ConvertFromUtf32(0xE0041)).ShouldBe("\\U000e0041");
    }

    [Property]
    public bool NothingUnsafeComesThrough(string? text)
    {
        var shown = Show.Escape(text ?? "");
        return shown.All(c => c >= ' ' && c is not ('\x7f' or (>= '\x80' and <= '\x9f') or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u206f') or '\ufeff'));
    }

    [Property]
    public bool DifferentTextsAreShownDifferently(string? a, string? b) => a == b || (a is null) || (b is null) || Show.Escape(a) != Show.Escape(b);

    [Property]
    public bool LengthsAreBounded(string? text) =>
        Show.Value(string.Concat(Enumerable.Repeat(text ?? "x", 300))).Length <= Show.LongestValue && Show.Message(new string('a', 5000) + text).Length <= Show.LongestMessage;
}
