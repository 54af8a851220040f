using System.Text.Json;
using System.Text.RegularExpressions;
using Plimsoll.Cli.Options;
using Plimsoll.Engine;

namespace Plimsoll.Cli.Tests.Commands;

public sealed class CommandTests
{
    [Fact]
    public void Without_a_command_the_overview_goes_to_standard_error_and_the_exit_code_is_2()
    {
        var (exit, shown, told) = FakeTerminal.Run();
        exit.ShouldBe(2);
        shown.ShouldBeEmpty();
        told.ShouldContain("plimsoll scan");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData("scan", "--help")]
    [InlineData("scan", "-h", "Dockerfile")]
    [InlineData("rules", "--help")]
    [InlineData("explain", "--help")]
    public void Help_that_was_asked_for_goes_to_standard_output(params string[] args)
    {
        var (exit, shown, told) = FakeTerminal.Run(args);
        exit.ShouldBe(0);
        shown.ShouldContain("plimsoll");
        shown.ShouldEndWith("\n");
        told.ShouldBeEmpty();
    }

    [Fact]
    public void The_help_fits_a_screen()
    {
        foreach (var args in (string[][])[["--help"], ["scan", "--help"]])
        {
            var lines = FakeTerminal.Run(args).Shown.Split('\n');
            lines.Length.ShouldBeLessThanOrEqualTo(26);
            lines.ShouldAllBe(static line => line.Length <= 130);
        }
    }

    [Fact]
    public void The_help_of_scan_names_every_option_that_works_and_none_of_later()
    {
        var shown = FakeTerminal.Run("scan", "--help").Shown;
        foreach (var option in ScanOptions.All.Where(static option => option.Name != "--help"))
        {
            Regex.IsMatch(shown, Regex.Escape(option.Name) + @"(?![a-z-])", RegexOptions.None, TimeSpan.FromSeconds(1))
                .ShouldBe(option.Shape != OptionShape.NotYet, option.Name);
        }
    }

    [Fact]
    public void The_version_is_printed_alone()
    {
        var (exit, shown, told) = FakeTerminal.Run("--version");
        exit.ShouldBe(0);
        shown.ShouldMatch(@"^\d+\.\d+\.\d+\n$");
        told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData()]
    [InlineData("--format", "text")]
    [InlineData("-f", "markdown")]
    public void Rules_are_listed_by_id_a_line_each(params string[] args)
    {
        var (exit, shown, told) = FakeTerminal.Run(["rules", .. args]);
        exit.ShouldBe(0);
        told.ShouldBeEmpty();
        var ids = shown.Split('\n').Select(static line => Regex.Match(line, @"^(?:\| )?(?<id>PLM\d{4})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .Where(static match => match.Success).Select(static match => match.Groups["id"].Value);
        ids.ShouldBe(RuleCatalogue.All.Select(static rule => rule.Id));
    }

    [Fact]
    public void Rules_as_markdown_are_one_table()
    {
        var lines = FakeTerminal.Run("rules", "-f", "markdown").Shown.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(RuleCatalogue.All.Length + 2);
        lines.ShouldAllBe(static line => line.StartsWith('|') && line.EndsWith('|') && line.Count(static c => c == '|') == 6);
    }

    [Fact]
    public void Rules_as_json_hold_the_whole_declaration()
    {
        var (exit, shown, _) = FakeTerminal.Run("rules", "--format", "json");
        exit.ShouldBe(0);
        using var json = JsonDocument.Parse(shown);
        json.RootElement.EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()).ShouldBe(RuleCatalogue.All.Select(static rule => rule.Id));
        foreach (var rule in json.RootElement.EnumerateArray())
        {
            foreach (var name in (string[])["title", "description", "kind", "category", "severity", "onByDefault", "since", "fix", "equivalents", "related", "scores", "options"])
            {
                rule.TryGetProperty(name, out _).ShouldBeTrue(name);
            }
        }
    }

    [Theory]
    [InlineData("PLM0001")]
    [InlineData("plm0001")]
    public void A_rule_is_explained_by_its_id_in_any_case(string id)
    {
        var (exit, shown, told) = FakeTerminal.Run("explain", id);
        exit.ShouldBe(0);
        shown.ShouldStartWith("# PLM0001: ");
        shown.ShouldEndWith("\n");
        told.ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_is_explained_under_its_title()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var (exit, shown, _) = FakeTerminal.Run("explain", rule.Id);
            exit.ShouldBe(0);
            shown.ShouldStartWith($"# {rule.Id}: {rule.Title}\n");
            shown.ShouldNotContain("<!--");
        }
    }

    [Fact]
    public void A_rule_is_explained_by_the_id_of_a_peer_with_and_without_the_name_of_the_peer()
    {
        var rule = RuleCatalogue.All.First(static rule => rule.Equivalents.Any(static id => id.StartsWith("hadolint:", StringComparison.Ordinal)));
        var peer = rule.Equivalents.First(static id => id.StartsWith("hadolint:", StringComparison.Ordinal));
        var same = RuleCatalogue.All.Where(other => other.Equivalents.Contains(peer)).Select(static other => $"# {other.Id}: ").ToArray();
        foreach (var id in (string[])[peer, peer.ToUpperInvariant(), peer["hadolint:".Length..].ToLowerInvariant()])
        {
            var (exit, shown, _) = FakeTerminal.Run("explain", id);
            exit.ShouldBe(0);
            same.ShouldAllBe(title => shown.Contains(title, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_mistyped_id_brings_up_the_rule_that_is_near()
    {
        var (exit, shown, told) = FakeTerminal.Run("explain", "PLM001");
        exit.ShouldBe(2);
        shown.ShouldBeEmpty();
        told.ShouldStartWith("plimsoll: no rule is called 'PLM001'; did you mean PLM0");
    }

    [Fact]
    public void Standard_output_that_cannot_be_written_is_told_in_one_line()
    {
        foreach (var error in (Exception[])[new IOException("no space left"), new UnauthorizedAccessException("bad descriptor")])
        {
            var terminal = new FakeTerminal { Fails = error, OutputIsClosed = true };
            Application.Run(["rules"], terminal).ShouldBe(2);
            terminal.Told.ShouldBe("plimsoll: cannot write to standard output: it is closed, or its disk is full\n");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bug_of_ours_is_one_line_and_a_trace_only_on_request(bool debug)
    {
        var terminal = new FakeTerminal { Fails = new InvalidOperationException("a secret text") };
        Application.Run(debug ? ["help", "--debug"] : ["help"], terminal).ShouldBe(2);
        terminal.Told.ShouldStartWith("plimsoll: internal error (InvalidOperationException); please report it");
        terminal.Told.ShouldNotContain("a secret text");
        (terminal.Told.Split('\n').Length > 2).ShouldBe(debug);
    }
}
