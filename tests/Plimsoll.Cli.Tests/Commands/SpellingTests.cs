using Plimsoll.Cli.Commands;

namespace Plimsoll.Cli.Tests.Commands;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("scna", "scan")]
    [InlineData("sca", "scan")]
    [InlineData("scann", "scan")]
    [InlineData("explian", "explain")]
    [InlineData("expalni", "explain")]
    [InlineData("rule", "rules")]
    [InlineData("scan", "scan")]
    public void A_word_is_meant_that_is_few_letters_away(string typed, string meant) =>
        Spelling.Nearest(typed, ["scan", "rules", "explain"]).ShouldBe(meant);

    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("sc")]
    [InlineData("nacs")]
    public void No_word_is_meant_that_is_far_away(string typed) => Spelling.Nearest(typed, ["scan", "rules", "explain"]).ShouldBeNull();

    [Fact]
    public void A_very_long_word_means_nothing() => Spelling.Nearest(new string('s', 100_000), ["scan"]).ShouldBeNull();
}
