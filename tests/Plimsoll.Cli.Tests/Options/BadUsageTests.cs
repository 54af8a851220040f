using Plimsoll.Cli.Options;

namespace Plimsoll.Cli.Tests.Options;

/// <summary>Whatever is wrong with a command line: one line on standard error, nothing on standard output, exit code 2.</summary>
public sealed class BadUsageTests
{
    public static TheoryData<string> OptionsOfLater => new(ScanOptions.All.Where(static option => option.Shape == OptionShape.NotYet).Select(static option => option.Name));

    public static TheoryData<string> OptionsWithValue =>
        new(ScanOptions.All.Where(static option => option.Shape is OptionShape.Value or OptionShape.Values).Select(static option => option.Name));

    public static TheoryData<string> OptionsWithOneValue => new(ScanOptions.All.Where(static option => option.Shape == OptionShape.Value).Select(static option => option.Name));

    [Theory]
    [InlineData("unknown command 'frobnicate'; see 'plimsoll --help'", "frobnicate")]
    [InlineData("unknown command 'scna'; did you mean 'scan'?", "scna")]
    [InlineData("unknown command 'a\\nb'; see 'plimsoll --help'", "a\nb")]
    [InlineData("unknown command ''; see 'plimsoll --help'", "")]
    [InlineData("unknown option '--fromat'; did you mean '--format'?", "scan", "--fromat", "sarif")]
    [InlineData("unknown option '--fromat'; did you mean '--format'?", "scan", "--fromat=sarif")]
    [InlineData("unknown option '-z'", "scan", "-z")]
    [InlineData("unknown option '--frobnicate'", "scan", "Dockerfile", "--frobnicate")]
    [InlineData("the option '-f' needs a value", "scan", "-f", "--quiet")]
    [InlineData("the option '--config' needs a value", "scan", "--config", "-q")]
    [InlineData("unknown format 'xml'; there are text, json, sarif", "scan", "-f", "xml")]
    [InlineData("unknown format ''; there are text, json, sarif", "scan", "-f", "=out")]
    [InlineData("the format 'sarif' has '=' and no file behind it", "scan", "-f", "sarif=")]
    [InlineData("only one format can go to standard output; name a file for the others, as in '-f sarif=out.sarif'", "scan", "-f", "text", "-f", "json")]
    [InlineData("--output has no format left that needs a file", "scan", "-f", "json=a", "-o", "b")]
    [InlineData("--output has no file behind it", "scan", "-o", "")]
    [InlineData("two formats go to one file, 'a'", "scan", "-f", "json=a", "-f", "sarif=a")]
    [InlineData("two formats go to one file, 'a'", "scan", "-f", "json=a", "-f", "sarif", "-o", "a")]
    [InlineData("--fail-on is error, warning, info or none, not 'high'", "scan", "--fail-on", "high")]
    [InlineData("--min-severity is error, warning or info, not 'none'", "scan", "--min-severity", "none")]
    [InlineData("--color is auto, always or never, not 'yes'", "scan", "--color", "yes")]
    [InlineData("--jobs takes a whole number above 0, not '0'", "scan", "--jobs", "0")]
    [InlineData("--jobs takes a whole number above 0, not '1.5'", "scan", "--jobs", "1.5")]
    [InlineData("--max-results takes a whole number above 0, not 'many'", "scan", "--max-results", "many")]
    [InlineData("--max-entries takes a whole number above 0, not '99999999999'", "scan", "--max-entries", "99999999999")]
    [InlineData("--max-config-size takes a size such as 65536, 64K or 16M, not '16X'", "scan", "--max-config-size", "16X")]
    [InlineData("--max-config-size takes a size such as 65536, 64K or 16M, not 'M'", "scan", "--max-config-size", "M")]
    [InlineData("--max-config-size takes a size such as 65536, 64K or 16M, not ''", "scan", "--max-config-size", "")]
    [InlineData("--max-config-size takes a size such as 65536, 64K or 16M, not '9999999999999G'", "scan", "--max-config-size", "9999999999999G")]
    [InlineData("--as-of takes a date such as 2026-11-25, not '25.11.2026'", "scan", "--as-of", "25.11.2026")]
    [InlineData("--as-of takes a date such as 2026-11-25, not '2026-02-30'", "scan", "--as-of", "2026-02-30")]
    [InlineData("--build-arg takes NAME=VALUE; one is not of that form", "scan", "--build-arg", "NAME")]
    [InlineData("--build-arg takes NAME=VALUE; one is not of that form", "scan", "--build-arg", "=x")]
    [InlineData("--min-score takes a number from 0 to 100, or NAME=NUMBER with the name of a score, not '101'", "scan", "--min-score", "101")]
    [InlineData("--min-score takes a number from 0 to 100, or NAME=NUMBER with the name of a score, not 'beauty=5'", "scan", "--min-score", "beauty=5")]
    [InlineData("--select: no rule is called 'PLM9999'", "scan", "--select", "PLM9999")]
    [InlineData("--ignore: no rule is called 'x'", "scan", "--ignore", "x")]
    [InlineData("unknown option '--nope'", "rules", "--nope")]
    [InlineData("--format is text, json or markdown, not 'sarif'", "rules", "--format", "sarif")]
    [InlineData("rules takes no 'PLM0001'; 'plimsoll explain ID' shows one rule", "rules", "PLM0001")]
    [InlineData("explain takes the id of one rule", "explain")]
    [InlineData("explain takes the id of one rule", "explain", "PLM0001", "PLM0002")]
    [InlineData("no rule is called 'frobnicate:x'; 'plimsoll rules' lists all", "explain", "frobnicate:x")]
    public void A_mistake_is_told_in_one_line(string told, params string[] args)
    {
        var (exit, shown, error) = FakeTerminal.Run(args);
        error.ShouldStartWith($"plimsoll: {told}");
        error.IndexOf('\n', StringComparison.Ordinal).ShouldBe(error.Length - 1);
        shown.ShouldBeEmpty();
        exit.ShouldBe(2);
    }

    [Theory]
    [InlineData("fix")]
    [InlineData("baseline")]
    [InlineData("inventory")]
    [InlineData("init")]
    [InlineData("effective")]
    [InlineData("completion")]
    public void A_command_of_a_later_version_is_refused(string command) =>
        FakeTerminal.Run(command, "x").ShouldBe((2, "", $"plimsoll: '{command}' does not exist yet\n"));

    [Theory]
    [MemberData(nameof(OptionsOfLater))]
    public void An_option_of_a_later_version_is_refused_with_and_without_a_value(string option)
    {
        var refused = (2, "", $"plimsoll: the option '{option}' does not exist yet\n");
        FakeTerminal.Run("scan", option).ShouldBe(refused);
        FakeTerminal.Run("scan", option, "x").ShouldBe(refused);
        FakeTerminal.Run("scan", $"{option}=x", "Dockerfile").ShouldBe(refused);
    }

    [Theory]
    [MemberData(nameof(OptionsWithValue))]
    public void An_option_without_its_value_is_refused(string option)
    {
        foreach (var args in (string[][])[["scan", option], ["scan", option, "--verbose"]])
        {
            var (exit, shown, told) = FakeTerminal.Run(args);
            exit.ShouldBe(2);
            shown.ShouldBeEmpty();
            told.ShouldStartWith("plimsoll: ");
            told.ShouldContain(option);
            told.IndexOf('\n', StringComparison.Ordinal).ShouldBe(told.Length - 1);
        }
    }

    [Theory]
    [MemberData(nameof(OptionsWithOneValue))]
    public void An_option_of_one_value_is_refused_when_it_is_given_twice(string option) =>
        FakeTerminal.Run("scan", option, "1", option, "2").ShouldBe((2, "", $"plimsoll: the option '{option}' is given twice\n"));
}
