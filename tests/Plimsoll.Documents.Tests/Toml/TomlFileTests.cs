using Plimsoll.Documents.Toml;
using Plimsoll.Input;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.Documents.Tests.Toml;

public sealed class TomlFileTests
{
    [Fact]
    public void ReadsEveryKindOfValueWithItsPlace()
    {
        const string Text = """
            name = "a\tb" # remark
            number = 0x1F
            size = 1_000
            share = 1.5
            on = true
            day = 2026-11-25
            empty = []
            list = ["a", 'b']
            inline = { x = 1, "y z" = "w" }
            a.b.c = 1
            a.b.d = 2
            [table]
            key = 1
            [table.below]
            key = 2
            [[item]]
            n = 1
            [[item]]
            n = 2
            """;
        var document = TomlFile.Read(new SourceFile("a.toml", Text));
        document.Problems.ShouldBeEmpty();
        var root = document.Root;
        ((TomlString)root["name"]!.Value).Value.ShouldBe("a\tb");
        ((TomlInteger)root["number"]!.Value).Value.ShouldBe(31);
        ((TomlInteger)root["size"]!.Value).Value.ShouldBe(1000);
        ((TomlFloat)root["share"]!.Value).Value.ShouldBe(1.5);
        ((TomlBoolean)root["on"]!.Value).Value.ShouldBeTrue();
        ((TomlDate)root["day"]!.Value).Date.ShouldBe(new DateOnly(2026, 11, 25));
        ((TomlArray)root["list"]!.Value).Items.Count.ShouldBe(2);
        ((TomlString)((TomlTable)root["inline"]!.Value)["y z"]!.Value).Value.ShouldBe("w");
        ((TomlTable)((TomlTable)root["a"]!.Value)["b"]!.Value).Entries.Select(entry => entry.Key).ShouldBe(["c", "d"]);
        ((TomlInteger)((TomlTable)((TomlTable)root["table"]!.Value)["below"]!.Value)["key"]!.Value).Value.ShouldBe(2);
        ((TomlArray)root["item"]!.Value).Items.Count.ShouldBe(2);
        Slice(root["name"]!.Value).ShouldBe("\"a\\tb\"");
        Slice(root["empty"]!.Value).ShouldBe("[]");
        Slice(root["inline"]!.Value).ShouldBe("{ x = 1, \"y z\" = \"w\" }");
        root.File.Slice(root["list"]!.KeySpan).ToString().ShouldBe("list");
    }

    [Theory]
    [InlineData("a = 1\n[|a|] = 2", "the key is defined twice")]
    [InlineData("[a]\n[[|a|]]", "the table is defined twice")]
    [InlineData("a = 1\n[[|a|].b]\n", "the table is below something that is no table")]
    [InlineData("a = {}\n[|a|].b = 1", "the key adds to something that is already defined")]
    [InlineData("[a.b]\nc.d = 1\n[a.b.[|c|]]", "the table is defined twice")]
    [InlineData("a = []\n[[[|a|]]]", "the array of tables has the name of something else")]
    [InlineData("a = [|0xFFFFFFFFFFFFFFFF|]", "the number is out of range")]
    public void TellsWhatIsDefinedTwice(string marked, string message)
    {
        var (text, spans) = Markup.Parse(marked);
        var problem = TomlFile.Read(new SourceFile("a.toml", text)).Problems.ShouldHaveSingleItem();
        problem.Message.ShouldBe(message);
        problem.Span.ShouldBe(spans.ShouldHaveSingleItem());
    }

    [Theory]
    [InlineData("[a.b]\nx = 1\n[a]\ny = 1")]
    [InlineData("[[a]]\nb.c = 1\n[[a]]\nb.c = 1\n[a.d]")]
    [InlineData("[a]\nk10396 = 1\nk11056 = 2")]
    [InlineData("\"\" = 1")]
    public void TakesWhatIsValid(string text) => TomlFile.Read(new SourceFile("a.toml", text)).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("a = ")]
    [InlineData("a")]
    [InlineData("[a")]
    [InlineData("a = \"open")]
    [InlineData("a = [1, 2")]
    [InlineData("= 1")]
    [InlineData("a = 1 b = 2")]
    public void TellsWhereItIsNotValid(string text) => TomlFile.Read(new SourceFile("a.toml", text)).Problems.ShouldNotBeEmpty();

    [Fact]
    public void NoMessageQuotesTheDocument()
    {
        foreach (var problem in TomlFile.Read(new SourceFile("a.toml", "password = correct-horse\npassword = \"battery\"\npassword = \"battery\"")).Problems)
        {
            problem.Message.ShouldNotContain("horse");
            problem.Message.ShouldNotContain("battery");
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("a = [")]
    [InlineData("a = {b=")]
    [InlineData("a.")]
    [InlineData("'")]
    public void DeepNestingIsRefused(string part)
    {
        TomlFile.Read(new SourceFile("a.toml", string.Concat(Enumerable.Repeat(part, 100_000)))).Problems.ShouldNotBeEmpty();
        TomlFile.Read(new SourceFile("a.toml", "a = " + string.Concat(Enumerable.Repeat("[", 50_000)))).Problems.ShouldNotBeEmpty();
    }

    private static string Slice(TomlNode node) => node.File.Slice(node.Span).ToString();
}
