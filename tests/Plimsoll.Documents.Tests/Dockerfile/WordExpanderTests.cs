using Plimsoll.Documents.Dockerfile.Expansion;
using Plimsoll.Documents.Values;
using Shouldly;

namespace Plimsoll.Documents.Tests.Dockerfile;

public sealed class WordExpanderTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$A", "a")]
    [InlineData("${A}b", "ab")]
    [InlineData("x$A-y", "xa-y")]
    [InlineData("'$A'", "$A")]
    [InlineData("\"$A\"", "a")]
    [InlineData("\\$A", "$A")]
    [InlineData("\"\\$A\"", "$A")]
    [InlineData("\"\\n\"", "\\n")]
    [InlineData("a\\ b", "a b")]
    [InlineData("${EMPTY:-x}", "x")]
    [InlineData("${EMPTY-x}", "")]
    [InlineData("${NONE:-x}", "x")]
    [InlineData("${NONE-x}", "x")]
    [InlineData("${A:-x}", "a")]
    [InlineData("${A:+x}", "x")]
    [InlineData("${NONE:+x}", "")]
    [InlineData("${EMPTY+x}", "x")]
    [InlineData("${A:?must}", "a")]
    [InlineData("${NONE:-${A}b}", "ab")]
    [InlineData("${NONE:-'}'}", "}")]
    [InlineData("${PATHLIKE#*/}", "b/c.tar.gz")]
    [InlineData("${PATHLIKE##*/}", "c.tar.gz")]
    [InlineData("${PATHLIKE%.*}", "a/b/c.tar")]
    [InlineData("${PATHLIKE%%.*}", "a/b/c")]
    [InlineData("${PATHLIKE/b/x}", "a/x/c.tar.gz")]
    [InlineData("${PATHLIKE//a/x}", "x/b/c.txr.gz")]
    [InlineData("$1$@", "")]
    [InlineData("a$", "a$")]
    [InlineData("$-", "")]
    public void ExpandsAsTheBuilderDoes(string word, string expected)
    {
        var expansion = WordExpander.Expand(word, '\\', new Table());
        expansion.Error.ShouldBeNull();
        expansion.Value.ShouldBe(new Known<string>(expected));
    }

    [Theory]
    [InlineData("$NONE")]
    [InlineData("a${NONE}b")]
    [InlineData("${NONE:?must be given}")]
    [InlineData("$HIDDEN")]
    [InlineData("${HIDDEN:-x}")]
    [InlineData("${HIDDEN:+x}")]
    [InlineData("${A:+$NONE}")]
    [InlineData("${NONE#x}")]
    public void LeavesAHoleWhereAValueIsNotKnown(string word)
    {
        var expansion = WordExpander.Expand(word, '\\', new Table());
        expansion.Error.ShouldBeNull();
        expansion.Value.ShouldBeOfType<Unknown<string>>();
        expansion.Text.ShouldContain(Expansion.Hole);
    }

    [Theory]
    [InlineData("${")]
    [InlineData("${}")]
    [InlineData("${A")]
    [InlineData("${A:-x")]
    [InlineData("${A:}")]
    [InlineData("${A!}")]
    [InlineData("'open")]
    [InlineData("\"open")]
    public void TellsWhatTheBuilderRefuses(string word) =>
        WordExpander.Expand(word, '\\', new Table()).Error.ShouldNotBeNull();

    [Fact]
    public void UnquotesWithoutExpanding() => WordExpander.Unquote("\"a $A\"'b'\\ c", '\\').ShouldBe("a $Ab c");

    [Fact]
    public void UsesTheOtherEscapeCharacter() => WordExpander.Expand("a` \\b`$A", '`', new Table()).Text.ShouldBe("a \\b$A");

    [Fact]
    public void StopsAtAHundredLevels()
    {
        var word = string.Concat(Enumerable.Repeat("${NONE:-", 100_000));
        WordExpander.Expand(word, '\\', new Table()).Error.ShouldNotBeNull();
    }

    private sealed class Table : IBuildVariables
    {
        public Setting<string>? Get(string name) => name switch
        {
            "A" => new Known<string>("a"),
            "EMPTY" => new Known<string>(""),
            "PATHLIKE" => new Known<string>("a/b/c.tar.gz"),
            "HIDDEN" => new Unknown<string>("it is hidden"),
            _ => null,
        };

        public string? WhyUnset(string name) => $"nothing sets '{name}'";
    }
}
