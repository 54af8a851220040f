using Plimsoll.Cli.Options;

namespace Plimsoll.Cli.Tests.Options;

public sealed class OptionTableTests
{
    [Fact]
    public void Each_value_of_a_repeated_option_is_its_own_and_takes_no_path()
    {
        var table = Read("--exclude", "a", "Dockerfile", "--exclude=b", "sub");
        table.Values("--exclude").ShouldBe(["a", "b"]);
        table.Arguments.ShouldBe(["Dockerfile", "sub"]);
    }

    [Fact]
    public void An_alias_and_its_name_are_one_option()
    {
        var table = Read("-f", "json", "--format", "sarif=x", "-q", "-o", "out");
        table.Values("--format").ShouldBe(["json", "sarif=x"]);
        table.Has("--quiet").ShouldBeTrue();
        table.Value("--output").ShouldBe("out");
    }

    [Fact]
    public void A_list_is_split_at_commas_over_all_times_it_is_given() =>
        Read("--select", "PLM1, PLM2,,", "--select", "PLM3").List("--select").ShouldBe(["PLM1", "PLM2", "PLM3"]);

    [Fact]
    public void What_stands_behind_two_dashes_is_a_path()
    {
        var table = Read("--quiet", "--", "--verbose", "-x");
        table.Has("--verbose").ShouldBeFalse();
        table.Arguments.ShouldBe(["--verbose", "-x"]);
    }

    [Fact]
    public void A_dash_alone_is_standard_input() => Read("-").Arguments.ShouldBe(["-"]);

    [Fact]
    public void A_word_with_an_at_sign_in_front_is_a_path_and_no_file_of_arguments() => Read("@args.txt").Arguments.ShouldBe(["@args.txt"]);

    [Fact]
    public void Nothing_is_given_by_default()
    {
        var table = Read();
        table.Arguments.ShouldBeEmpty();
        foreach (var option in ScanOptions.All)
        {
            table.Has(option.Name).ShouldBeFalse();
            table.Values(option.Name).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("--build-arg", "A=B=C")]
    [InlineData("--build-arg", "A=")]
    [InlineData("--exclude", "[a-z]*")]
    [InlineData("--stdin-filename", "a b")]
    public void A_value_arrives_as_it_was_typed(string option, string value)
    {
        Read(option, value).Values(option).ShouldBe([value]);
        Read($"{option}={value}").Values(option).ShouldBe([value]);
    }

    [Theory]
    [InlineData("--exclude", "-old")]
    [InlineData("--build-arg", "-X=1")]
    [InlineData("--stdin-filename", "--x")]
    public void A_value_that_starts_with_a_dash_is_taken_when_it_is_written_with_an_equals_sign(string option, string value) =>
        Read($"{option}={value}").Values(option).ShouldBe([value]);

    private static OptionTable Read(params string[] args)
    {
        var table = new OptionTable(ScanOptions.All);
        table.Read(args).ShouldBeNull();
        return table;
    }
}
