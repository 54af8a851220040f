using Plimsoll.Input;
using Plimsoll.RuleData.Secrets;
using Shouldly;

namespace Plimsoll.RuleData.Tests;

public sealed class DetectorReaderTests
{
    private const string Valid = """
        id = "PLM5901"
        name = "some-token"
        title = "Some token"
        message = "Some token '{0}'"
        severity = "error"
        critical = true
        since = "0.1.0"
        why = "It opens something."
        fix = "Revoke it."
        equivalents = ["plimsoll-catalogue:some-token", "gitleaks:some"]
        quiet = ["a", "b", "c"]

        [[shape]]
        pattern = "som_<base62:20-30>_<hex:8>"
        check = "crc32-base62"
        keep-failed = true
        """;

    [Fact]
    public void ReadsAFamily()
    {
        var family = DetectorReader.Read(new SourceFile("rules/secrets/PLM5901.toml", Valid), out var problems).ShouldNotBeNull();
        problems.ShouldBeEmpty();
        family.IsCritical.ShouldBeTrue();
        var shape = family.Shapes.ShouldHaveSingleItem();
        shape.Parts.Select(part => part.Alphabet ?? part.Literal).ShouldBe(["som_", "base62", "_", "hex"]);
        (shape.Parts[1].Minimum, shape.Parts[1].Maximum, shape.Parts[3].Maximum).ShouldBe((20, 30, 8));
        shape.KeepsFailed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("critical = true", "colour = 1", 6, 1, "unknown key 'colour'")]
    [InlineData("severity = \"error\"", "severity = \"loud\"", 5, 12, "'severity' is error, warning or info")]
    [InlineData("severity = \"error\"", "severity = \"info\"", 6, 12, "only an error can be critical")]
    [InlineData("title = \"Some token\"", "title = 3", 3, 9, "'title' is a string that is not empty")]
    [InlineData("title = \"Some token\"\n", "", 1, 1, "'title' is missing")]
    [InlineData("id = \"PLM5901\"", "id = \"PLM1901\"", 1, 6, "an id of this folder is PLM5 and three digits")]
    [InlineData("id = \"PLM5901\"", "id = \"PLM5902\"", 1, 6, "the file is not called like the id")]
    [InlineData("plimsoll-catalogue:some-token", "x:y", 10, 15, "the equivalents lack plimsoll-catalogue:some-token")]
    [InlineData("[\"a\", \"b\", \"c\"]", "[\"a\"]", 11, 9, "at least three texts must stay quiet")]
    [InlineData("som_<base62:20-30>_<hex:8>", "<base62:20>", 14, 11, "a shape begins with two characters of literal text or more")]
    [InlineData("som_<base62:20-30>_<hex:8>", "som_<base99:20>", 14, 11, "a run is written <alphabet:length>")]
    [InlineData("som_<base62:20-30>_<hex:8>", "som_<hex:9-3>", 14, 11, "a run is written <alphabet:length>")]
    [InlineData("check = \"crc32-base62\"", "check = \"md5\"", 15, 9, "'check' is one of aws-access-key-id")]
    [InlineData("keep-failed = true", "keep-failed = 1", 16, 15, "'keep-failed' is true or false")]
    [InlineData("why = \"It opens something.\"", "why = ", 8, 1, "this is not valid TOML")]
    public void TellsAMistakeWithItsPlace(string part, string mistake, int line, int column, string message)
    {
        var file = new SourceFile("rules/secrets/PLM5901.toml", Valid.Replace(part, mistake, StringComparison.Ordinal));
        DetectorReader.Read(file, out var problems).ShouldBeNull();
        problems.ShouldContain(problem => problem.Message.StartsWith(message, StringComparison.Ordinal));
        var place = file.Lines.Position(problems.First(problem => problem.Message.StartsWith(message, StringComparison.Ordinal)).Span.Start);
        place.Line.ShouldBe(line);
        if (mistake != "why = ")
        {
            place.Column.ShouldBe(column);
        }
    }

    [Fact]
    public void AFamilyWithoutShapeAndMatcherFindsNothing()
    {
        var text = Valid[..Valid.IndexOf("[[shape]]", StringComparison.Ordinal)];
        DetectorReader.Read(new SourceFile("PLM5901.toml", text), out var problems).ShouldBeNull();
        problems.ShouldHaveSingleItem().Message.ShouldBe("a family has a [[shape]] or a matcher");
        DetectorReader.Read(new SourceFile("PLM5901.toml", text + "matcher = \"private-key\"\n"), out _).ShouldNotBeNull();
    }
}
