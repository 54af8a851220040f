using Plimsoll.Documents.Text;
using Plimsoll.Input;
using Shouldly;

namespace Plimsoll.Documents.Tests.Text;

public sealed class MappedTextTests
{
    private static readonly SourceFile Source = new("a", "ab\\\ncd\\u0065f");

    [Fact]
    public void FindsTheWayBackThroughGapsAndEscapes()
    {
        var text = Build();
        text.Text.ShouldBe("abcdef");
        Slice(text, 0, 2).ShouldBe("ab");
        Slice(text, 1, 2).ShouldBe("b\\\nc");
        Slice(text, 4, 1).ShouldBe("\\u0065");
        Slice(text, 3, 3).ShouldBe("d\\u0065f");
        text.SourceOf(6).ShouldBe(Source.Text.Length);
    }

    [Fact]
    public void SlicesAndCopiesKeepTheMap()
    {
        var part = Build().Slice(1, 4);
        part.Text.ShouldBe("bcde");
        Slice(part, 1, 3).ShouldBe("cd\\u0065");
        var builder = new MappedTextBuilder(Source);
        builder.Append(part, 2, 2);
        var copy = builder.ToMappedText(0);
        copy.Text.ShouldBe("de");
        Slice(copy, 1, 1).ShouldBe("\\u0065");
    }

    [Fact]
    public void AnEmptyTextStillHasAPlace() => new MappedTextBuilder(Source).ToMappedText(3).Span.ShouldBe(new Microsoft.CodeAnalysis.Text.TextSpan(3, 0));

    private static MappedText Build()
    {
        var builder = new MappedTextBuilder(Source);
        builder.Append(0, 2);
        builder.Append(4, 2);
        builder.AppendDecoded("e", 6, 6);
        builder.Append(12, 1);
        return builder.ToMappedText(0);
    }

    private static string Slice(MappedText text, int start, int length) => Source.Slice(text.ToSource(start, length)).ToString();
}
