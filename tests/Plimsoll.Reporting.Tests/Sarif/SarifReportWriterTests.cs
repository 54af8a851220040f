using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Reporting.Tests.Sarif;

/// <summary>What GitHub code scanning asks of a file, and what it keeps and shows of it.</summary>
public sealed partial class SarifReportWriterTests
{
    private static readonly ReportOptions Everything = new() { IncludeSuppressed = true };

    public static TheoryData<string> Samples => new("Clean", "Ordinary", "Hostile", "Incomplete");

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task The_official_validator_misses_nothing_but_our_address(string sample) =>
        await SarifMultitool.Accepts(SampleReport.Written("sarif", Of(sample), Everything), TestContext.Current.CancellationToken, except: "SARIF2005");

    [Fact]
    public async Task The_official_validator_has_no_error_and_no_warning_once_there_is_an_address() =>
        await SarifMultitool.Accepts(
            SampleReport.Written("sarif", SampleReports.Ordinary(), Everything with { RepositoryUrl = "https://example.org/plimsoll" }),
            TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_log_is_version_2_1_0_with_one_run_and_no_byte_order_mark(string sample)
    {
        var bytes = SampleReport.Written("sarif", Of(sample), Everything);
        bytes[0].ShouldBe((byte)'{');
        bytes.AsSpan().EndsWith("}\n"u8).ShouldBeTrue();
        var log = JsonNode.Parse(bytes)!;
        ((string?)log["version"]).ShouldBe("2.1.0");
        ((string?)log["$schema"]).ShouldEndWith("/sarif-schema-2.1.0.json");
        log["runs"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_driver_has_name_and_semantic_version_and_no_address_until_there_is_one(string sample)
    {
        var driver = Run(Of(sample))["tool"]!["driver"]!;
        ((string?)driver["name"]).ShouldBe("Plimsoll");
        ((string)driver["semanticVersion"]!).ShouldMatch(@"^\d+\.\d+\.\d+$");
        driver["informationUri"].ShouldBeNull();
        driver["rules"]!.AsArray().ShouldAllBe(static rule => rule!["helpUri"] == null);
    }

    [Fact]
    public void Addresses_are_absolute_once_the_repository_has_one()
    {
        var driver = Run(SampleReports.Ordinary(), new ReportOptions { RepositoryUrl = "https://example.org/plimsoll" })["tool"]!["driver"]!;
        ((string?)driver["informationUri"]).ShouldBe("https://example.org/plimsoll");
        ((string?)driver["rules"]![0]!["helpUri"]).ShouldBe("https://example.org/plimsoll/blob/main/rules/dockerfile/PLM1401.md");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_rule_has_all_that_a_viewer_shows(string sample)
    {
        foreach (var rule in Rules(Run(Of(sample))))
        {
            var id = (string)rule["id"]!;
            id.ShouldMatch(@"^PLM\d{4}$");
            ((string)rule["name"]!).ShouldMatch("^[A-Z][A-Za-z0-9]{0,254}$");
            rule["name"]!.ToString().ShouldNotBe(id);
            ((string)rule["shortDescription"]!["text"]!).Length.ShouldBeInRange(1, 1024);
            ((string)rule["fullDescription"]!["text"]!).Length.ShouldBeInRange(1, 1024);
            ((string)rule["help"]!["text"]!).Length.ShouldBeInRange(1, 300);
            ((string)rule["help"]!["markdown"]!).Length.ShouldBeInRange(1, 1500);
            ((string)rule["defaultConfiguration"]!["level"]!).ShouldBeOneOf("error", "warning", "note");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_rule_has_either_a_security_severity_and_its_tag_or_a_problem_severity(string sample)
    {
        foreach (var rule in Rules(Run(Of(sample))))
        {
            var properties = rule["properties"]!;
            ((string)properties["precision"]!).ShouldBeOneOf("very-high", "high", "medium", "low");
            var tags = properties["tags"]!.AsArray().Select(static tag => (string)tag!).ToArray();
            tags.ShouldBeUnique();
            tags.Length.ShouldBeInRange(1, 10);
            if (properties["security-severity"] is { } severity)
            {
                severity.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.String);
                double.Parse((string)severity!, CultureInfo.InvariantCulture).ShouldBeInRange(0.1, 10.0);
                tags.ShouldContain("security");
                properties["problem.severity"].ShouldBeNull();
            }
            else
            {
                ((string)properties["problem.severity"]!).ShouldBeOneOf("error", "warning", "recommendation");
                tags.ShouldNotContain("security");
            }
        }
    }

    [Fact]
    public void A_critical_error_is_in_the_critical_band_and_an_error_that_is_not_is_high()
    {
        var sample = new SampleReport();
        sample.Rules(SampleRules.Token, SampleRules.Root);
        var rules = Rules(Run(sample.Build()));
        ((string?)rules[0]["properties"]!["security-severity"]).ShouldBe("9.5");
        ((string?)rules[1]["properties"]!["security-severity"]).ShouldBe("5.5");
    }

    [Fact]
    public void Results_are_an_empty_array_when_nothing_was_found() => Results(Run(SampleReports.Clean())).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Samples))]
    public void Rule_id_and_rule_index_agree(string sample)
    {
        var run = Run(Of(sample));
        var rules = Rules(run);
        foreach (var result in Results(run))
        {
            rules[(int)result["ruleIndex"]!]["id"]!.ToString().ShouldBe(result["ruleId"]!.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_message_is_a_sentence_whose_links_lead_to_related_locations(string sample)
    {
        foreach (var result in Results(Run(Of(sample))))
        {
            var text = (string)result["message"]!["text"]!;
            text.ShouldMatch(@"[.!?]$");
            result["message"]!["id"].ShouldBeNull();
            var ids = result["relatedLocations"]?.AsArray().Select(static place => (int)place!["id"]!).ToArray() ?? [];
            ids.ShouldBeUnique();
            foreach (Match link in Link().Matches(text))
            {
                ids.ShouldContain(int.Parse(link.Groups["id"].Value, CultureInfo.InvariantCulture));
            }

            // Whatever is no such link is escaped.
            Link().Replace(text, "").ShouldNotMatch(@"(?<!\\)[\[\]]");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_result_has_one_location_with_a_relative_uri_below_the_declared_base(string sample)
    {
        var run = Run(Of(sample));
        var bases = run["originalUriBaseIds"]!.AsObject();
        bases["%SRCROOT%"]!["uri"].ShouldBeNull();
        foreach (var result in Results(run))
        {
            result["locations"]!.AsArray().Count.ShouldBe(1);
        }

        foreach (var artifact in All(run, "artifactLocation"))
        {
            var uri = (string)artifact["uri"]!;
            uri.ShouldMatch(@"^(?:[A-Za-z0-9\-._~/]|%[0-9A-F]{2})+$");
            uri.Split('/').ShouldNotContain(static part => part == "" || part == "." || part == "..");
            bases.ContainsKey((string)artifact["uriBaseId"]!).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("debian:12/x", "debian%3A12/x")]
    [InlineData("a b/ü#?%", "a%20b/%C3%BC%23%3F%25")]
    [InlineData("app/Dockerfile-1_x~.y", "app/Dockerfile-1_x~.y")]
    public void A_path_is_percent_encoded_so_that_no_part_reads_as_a_scheme(string path, string uri)
    {
        var sample = new SampleReport();
        sample.Rules(SampleRules.Root);
        sample.Find(SampleRules.Root, new FilePlace(sample.Text(path, "USER root\n"), new TextSpan(0, 4)), "Here");
        ((string?)All(Run(sample.Build()), "artifactLocation")[0]["uri"]).ShouldBe(uri);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_region_has_four_numbers_within_the_text_and_ends_behind_its_start(string sample)
    {
        var report = Of(sample);
        var run = Run(report);
        ((string?)run["columnKind"]).ShouldBe("utf16CodeUnits");
        foreach (var place in All(run, "physicalLocation").Where(static place => place["region"] != null))
        {
            var region = place["region"]!;
            var (startLine, startColumn) = ((int)region["startLine"]!, (int)region["startColumn"]!);
            var (endLine, endColumn) = ((int)region["endLine"]!, (int)region["endColumn"]!);
            startLine.ShouldBeGreaterThan(0);
            startColumn.ShouldBeGreaterThan(0);
            (endLine, endColumn).ShouldBeGreaterThanOrEqualTo((startLine, startColumn));
            if (report.Sources.TryGetValue(Uri.UnescapeDataString((string)place["artifactLocation"]!["uri"]!), out var source))
            {
                var lines = source.File.Text.Split('\n');
                var count = lines.Length > 1 && lines[^1] == "" ? lines.Length - 1 : lines.Length;
                endLine.ShouldBeLessThanOrEqualTo(count);
                startColumn.ShouldBeLessThanOrEqualTo(lines[startLine - 1].Length + 1);
                endColumn.ShouldBeLessThanOrEqualTo(lines[endLine - 1].Length + 1);
                (startLine == endLine && startColumn == endColumn).ShouldBe(lines[startLine - 1].Length == 0, "only on an empty line a region is empty");
            }
        }
    }

    [Theory]
    [InlineData("ab\ncd\n", 0, 1, 1, 1, 2)]
    [InlineData("ab\ncd\n", 2, 1, 2, 1, 3)]
    [InlineData("ab\r\ncd\n", 2, 1, 2, 1, 3)]
    [InlineData("ab\n\ncd\n", 3, 2, 1, 2, 1)]
    [InlineData("ab\ncd\n", 6, 2, 2, 2, 3)]
    [InlineData("ab\ncd", 5, 2, 2, 2, 3)]
    [InlineData("", 0, 1, 1, 1, 1)]
    [InlineData("a\U0001f600b", 1, 1, 2, 1, 4)]
    [InlineData("a\U0001f600\n", 3, 1, 2, 1, 4)]
    public void An_empty_span_takes_a_character_beside_it_on_its_line(string text, int at, int startLine, int startColumn, int endLine, int endColumn)
    {
        var sample = new SampleReport();
        sample.Rules(SampleRules.Root);
        sample.Find(SampleRules.Root, new FilePlace(sample.Text("f", text), new TextSpan(at, 0)), "Here");
        var region = Results(Run(sample.Build()))[0]["locations"]![0]!["physicalLocation"]!["region"]!;
        ((int)region["startLine"]!, (int)region["startColumn"]!, (int)region["endLine"]!, (int)region["endColumn"]!)
            .ShouldBe((startLine, startColumn, endLine, endColumn));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_line_hash_is_the_one_of_the_line_where_the_region_starts(string sample)
    {
        var report = Of(sample);
        foreach (var result in Results(Run(report)))
        {
            var place = result["locations"]![0]!["physicalLocation"]!;
            var hash = (string)result["partialFingerprints"]!["primaryLocationLineHash"]!;
            hash.ShouldMatch("^[0-9a-f]{1,16}:[1-9][0-9]*$");
            ((string)result["partialFingerprints"]!["plimsoll/v1"]!).ShouldNotBeEmpty();
            if (report.Sources.TryGetValue(Uri.UnescapeDataString((string)place["artifactLocation"]!["uri"]!), out var source))
            {
                hash.ShouldBe(LineHash.Compute(source.File)[(int)place["region"]!["startLine"]! - 1]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_result_has_a_snippet_for_it_may_hold_a_secret_that_no_rule_knows(string sample)
    {
        foreach (var result in Results(Run(Of(sample))))
        {
            result["locations"]![0]!["physicalLocation"]!["region"]!["snippet"].ShouldBeNull();
        }
    }

    [Fact]
    public void Findings_of_one_rule_on_one_line_are_one_result_of_the_severest_level()
    {
        var results = Results(Run(SampleReports.Ordinary(), new ReportOptions())).Where(static result => (string?)result["ruleId"] == "PLM1402").ToArray();
        results.Length.ShouldBe(2);
        var merged = results.Single(static result => (int)result["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]! == 6);
        ((string?)merged["level"]).ShouldBe("warning");
        ((string?)merged["message"]!["text"]).ShouldBe("User 'root' is root.");
        ((string?)merged["relatedLocations"]![0]!["message"]!["text"]).ShouldBe("Group 'root' is root.");
    }

    [Fact]
    public void An_open_and_a_suppressed_finding_on_one_line_stay_two_results()
    {
        var sample = new SampleReport();
        var file = sample.Text("f", "USER root:root\n");
        sample.Rules(SampleRules.Root);
        sample.Find(SampleRules.Root, SampleReport.At(file, "root"), "User");
        sample.Find(SampleRules.Root, SampleReport.At(file, "root", 2), "Group", suppression: new Suppression(SuppressionKind.Comment, "why"));
        Results(Run(sample.Build())).Count.ShouldBe(2);
        Results(Run(sample.Build(), new ReportOptions())).Count.ShouldBe(1);
    }

    [Fact]
    public void Results_come_severest_first_and_equals_keep_the_order_of_the_report()
    {
        var levels = Results(Run(SampleReports.Ordinary(), Everything)).Select(static result => (string)result["level"]!).ToArray();
        levels.ShouldBe(levels.OrderBy(static level => Array.IndexOf(["error", "warning", "note"], level)));
        levels.ShouldContain("note");
        levels.ShouldContain("warning");
    }

    [Fact]
    public void Related_locations_stay_below_what_is_shown()
    {
        var sample = new SampleReport();
        var file = sample.Text("f", "USER root\n");
        sample.Rules(SampleRules.Root);
        var place = SampleReport.At(file, "root");
        sample.Find(SampleRules.Root, place, "Here", related: [.. Enumerable.Range(0, 1500).Select(i => new RelatedPlace(place, $"number {i}"))]);
        Results(Run(sample.Build()))[0]["relatedLocations"]!.AsArray().Count.ShouldBe(100);
    }

    [Fact]
    public void Results_that_are_left_out_for_their_number_are_told()
    {
        var run = Run(SampleReports.Ordinary(), new ReportOptions { MaximumResults = 2 });
        Results(run).Count.ShouldBe(2);
        run["invocations"]![0]!["toolExecutionNotifications"]!.AsArray().Last()!["message"]!["text"]!.ToString().ShouldStartWith("4 more results");
    }

    [Fact]
    public void The_category_is_left_to_the_upload_unless_it_is_given()
    {
        Run(SampleReports.Ordinary())["automationDetails"].ShouldBeNull();
        ((string?)Run(SampleReports.Ordinary(), new ReportOptions { Category = "nightly" })["automationDetails"]!["id"]).ShouldBe("nightly/");
        ((string?)Run(SampleReports.Ordinary(), new ReportOptions { Category = "nightly/" })["automationDetails"]!["id"]).ShouldBe("nightly/");
    }

    [Theory]
    [InlineData("Clean", true)]
    [InlineData("Ordinary", true)]
    [InlineData("Incomplete", false)]
    public void The_run_failed_only_when_something_was_not_analysed(string sample, bool successful) =>
        ((bool)Run(Of(sample))["invocations"]![0]!["executionSuccessful"]!).ShouldBe(successful);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nothing_of_the_machine_or_the_moment_is_told(string sample)
    {
        var invocation = Run(Of(sample))["invocations"]![0]!.AsObject();
        invocation.Select(static property => property.Key).ShouldAllBe(static key => key == "executionSuccessful" || key == "toolExecutionNotifications");
        SampleReport.Written("sarif", Of(sample)).ShouldBe(SampleReport.Written("sarif", Of(sample)));
    }

    [Fact]
    public void Suppressions_are_written_only_on_request()
    {
        All(Run(SampleReports.Ordinary(), new ReportOptions()), "suppressions").ShouldBeEmpty();
        var kinds = Results(Run(SampleReports.Ordinary())).Where(static result => result["suppressions"] != null)
            .Select(static result => (string)result["suppressions"]![0]!["kind"]!);
        kinds.ShouldBe(["inSource", "external"], ignoreOrder: true);
    }

    [Fact]
    public void A_fix_has_regions_of_its_own_file()
    {
        var fixes = Results(Run(SampleReports.Ordinary())).Single(static result => result["fixes"] != null)["fixes"]!.AsArray();
        var change = fixes.Single()!["artifactChanges"]!.AsArray().Single()!;
        ((string?)change["artifactLocation"]!["uri"]).ShouldBe("app/Dockerfile");
        var replacement = change["replacements"]!.AsArray().Single()!;
        ((int)replacement["deletedRegion"]!["startLine"]!).ShouldBe(2);
        ((int)replacement["deletedRegion"]!["endColumn"]!).ShouldBe(4);
        ((string?)replacement["insertedContent"]!["text"]).ShouldBe("RUN");
    }

    [Fact]
    public void A_text_of_the_input_cannot_become_a_link_or_an_argument()
    {
        var sample = new SampleReport();
        var file = sample.Text("f", "USER root\n");
        sample.Rules(SampleRules.Root);
        sample.Find(SampleRules.Root, SampleReport.At(file, "root"), "A [link](1) and {0}");
        ((string?)Results(Run(sample.Build()))[0]["message"]!["text"]).ShouldBe("A \\[link\\](1) and {{0}}.");
    }

    [Fact]
    public void Help_is_cut_to_what_is_allowed_however_long_the_page_and_the_list_of_equivalents_are()
    {
        var rule = new RuleInfo(
            "PLM1499",
            "Title",
            "Message",
            RuleCategory.Style,
            DiagnosticSeverity.Info,
            new string('d', 5000),
            [.. Enumerable.Range(0, 500).Select(static i => $"linter:RULE{i}")]);
        var sample = new SampleReport();
        sample.Rules(rule);
        var written = Rules(Run(sample.Build(), new ReportOptions { Help = new LongHelp() }))[0];
        ((string)written["fullDescription"]!["text"]!).Length.ShouldBeLessThanOrEqualTo(1024);
        ((string)written["help"]!["text"]!).Length.ShouldBeLessThanOrEqualTo(300);
        var markdown = (string)written["help"]!["markdown"]!;
        markdown.Length.ShouldBeLessThanOrEqualTo(1500);
        (markdown.Split("```").Length % 2).ShouldBe(1, "a block of code is open");
        markdown.ShouldContain("Also known as `linter:RULE0`");
    }

    [Fact]
    public void Scores_stand_in_the_properties_of_the_run_and_null_stays_null()
    {
        var properties = Run(SampleReports.Incomplete())["properties"]!;
        properties["scores"]!.AsObject().ContainsKey("overall").ShouldBeTrue();
        properties["scores"]!["overall"].ShouldBeNull();
        ((double)Run(SampleReports.Ordinary())["properties"]!["inputs"]!["web/Dockerfile"]!["overall"]!).ShouldBe(85.7);
    }

    [GeneratedRegex(@"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\((?<id>\d+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    private static ScanReport Of(string sample) => sample switch
    {
        "Clean" => SampleReports.Clean(),
        "Ordinary" => SampleReports.Ordinary(),
        "Hostile" => SampleReports.Hostile(),
        _ => SampleReports.Incomplete(),
    };

    private static JsonNode Run(ScanReport report, ReportOptions? options = null) =>
        JsonNode.Parse(SampleReport.Written("sarif", report, options ?? Everything))!["runs"]![0]!;

    private static List<JsonNode> Rules(JsonNode run) => [.. run["tool"]!["driver"]!["rules"]!.AsArray().Select(static rule => rule!)];

    private static List<JsonNode> Results(JsonNode run) => [.. run["results"]!.AsArray().Select(static result => result!)];

    /// <summary>The values of all properties of a name, wherever they stand.</summary>
    private static List<JsonNode> All(JsonNode root, string name)
    {
        var found = new List<JsonNode>();
        var left = new Stack<JsonNode>([root]);
        while (left.TryPop(out var node))
        {
            if (node is JsonObject members)
            {
                foreach (var (key, value) in members)
                {
                    if (value is not null)
                    {
                        left.Push(value);
                        if (key == name)
                        {
                            found.Add(value);
                        }
                    }
                }
            }
            else if (node is JsonArray items)
            {
                foreach (var item in items)
                {
                    if (item is not null)
                    {
                        left.Push(item);
                    }
                }
            }
        }

        return found;
    }

    private sealed class LongHelp : IRuleHelp
    {
        public string? MarkdownOf(string ruleId) => "Why.\n\n```dockerfile\n" + string.Concat(Enumerable.Repeat("RUN true\n", 400)) + "```\n";

        public string? AdviceOf(string ruleId) => string.Concat(Enumerable.Repeat("Do this. ", 100));
    }
}
