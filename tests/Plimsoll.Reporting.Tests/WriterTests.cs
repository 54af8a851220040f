using System.Text.Json;
using Shouldly;

namespace Plimsoll.Reporting.Tests;

public sealed class WriterTests
{
    [Fact]
    public void TextIsALinePerFindingAndTheScores()
    {
        ReportFixture.Write("text", ReportFixture.Report(), new ReportOptions { ExplainScore = true }).ShouldBe(
            "app dir/Docker\\u202efile:1:6: warning PLM1002: Base image 'debian' has neither a tag nor a digest\n"
            + "app dir/Docker\\u202efile:2:5: warning PLM1006: ENV sets 'PW'\n"
            + "app dir/Docker\\u202efile:3:5: info PLM1999: Odd [b] {c} \\x1b ***\n"
            + "app dir/Docker\\u202efile:3:15: info PLM1999: Odd again\n"
            + "\n"
            + "scores: grade C (an open error allows no better); imageSafety 73.3, runtime -, overall 73.3\n"
            + "  imageSafety -26.7 PLM1006 secret at line 2 ***\n");
    }

    [Fact]
    public void ATerminalSeesTheSourceLineWithACaretAndNoSecretInIt()
    {
        var text = ReportFixture.Write("text", ReportFixture.Report(), new ReportOptions { Excerpts = true, IncludeSuppressed = true });
        text.ShouldContain("  1 | FROM debian\n    |      ^^^^^^\n");
        text.ShouldContain("  2 | ENV PW=*** A=1\n    |     ^^^^^^\n");
        text.ShouldContain("(suppressed: because ***)\n");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    public void NoWriterShowsASecretOrAnUnsafeCharacter(string format)
    {
        var options = new ReportOptions { Excerpts = true, IncludeSuppressed = true, ExplainScore = true, Verbose = true };
        var output = ReportFixture.Write(format, ReportFixture.Report(incomplete: true), options);
        output.ShouldNotContain(ReportFixture.Secret);
        output.ShouldNotContain("\u001b");
        output.ShouldNotContain("\u202e");
        output.ShouldEndWith("\n");
        ReportFixture.Write(format, ReportFixture.Report(incomplete: true), options).ShouldBe(output);
    }

    [Fact]
    public void SarifSaysWhatGitHubReads()
    {
        var run = Sarif(new ReportOptions { InformationUrl = "https://plimsoll.example/" });
        run.GetProperty("columnKind").GetString().ShouldBe("utf16CodeUnits");
        run.GetProperty("originalUriBaseIds").GetProperty("%SRCROOT%").TryGetProperty("uri", out _).ShouldBeFalse();
        run.TryGetProperty("automationDetails", out _).ShouldBeFalse();
        run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean().ShouldBeTrue();
        var driver = run.GetProperty("tool").GetProperty("driver");
        driver.GetProperty("semanticVersion").GetString().ShouldBe("1.2.3");
        var rule = driver.GetProperty("rules")[1];
        rule.GetProperty("name").GetString().ShouldBe("SecretInAnENVVariable");
        rule.GetProperty("properties").GetProperty("security-severity").GetString().ShouldBe("5.5");
        rule.GetProperty("properties").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["secrets", "security", "secret"]);
        driver.GetProperty("rules")[2].GetProperty("properties").GetProperty("problem.severity").GetString().ShouldBe("recommendation");
        foreach (var declared in driver.GetProperty("rules").EnumerateArray())
        {
            foreach (var key in (string[])["shortDescription", "fullDescription", "help"])
            {
                declared.GetProperty(key).GetProperty("text").GetString().ShouldNotBeNullOrWhiteSpace();
            }
        }
    }

    [Fact]
    public void SarifResultsHaveOneFullPlaceAndBothFingerprints()
    {
        var results = Sarif().GetProperty("results").EnumerateArray().ToArray();

        // Two findings of one rule on one line are one result; the suppressed one is left out.
        results.Length.ShouldBe(3);
        foreach (var result in results)
        {
            var place = result.GetProperty("locations").EnumerateArray().ShouldHaveSingleItem().GetProperty("physicalLocation");
            place.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("app%20dir/Docker%E2%80%AEfile");
            foreach (var key in (string[])["startLine", "startColumn", "endLine", "endColumn"])
            {
                place.GetProperty("region").GetProperty(key).GetInt32().ShouldBeGreaterThan(0);
            }

            result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString().ShouldNotBeNull().ShouldMatch("^[0-9a-f]+:[0-9]+$");
            result.GetProperty("message").GetProperty("text").GetString().ShouldNotBeNull().ShouldEndWith(".");
        }


        // No snippet: what stands around a finding may hold a secret that no rule knows.
        results[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").TryGetProperty("snippet", out _).ShouldBeFalse();
        results[1].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").TryGetProperty("snippet", out _).ShouldBeFalse();
        results[1].GetProperty("properties").GetProperty("also")[0].GetString().ShouldBe("PLM5013");
        results[2].GetProperty("message").GetProperty("text").GetString().ShouldBe("Odd \\[b\\] {{c}} \\\\x1b ***. See [the base ***](1).");
        results[2].GetProperty("relatedLocations").GetArrayLength().ShouldBe(2);
        results[2].GetProperty("fixes").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void AnIncompleteRunIsAFailedInvocationWithNotifications()
    {
        using var json = JsonDocument.Parse(ReportFixture.Write("sarif", ReportFixture.Report(incomplete: true), new ReportOptions { Category = "image" }));
        var run = json.RootElement.GetProperty("runs")[0];
        var invocation = run.GetProperty("invocations")[0];
        invocation.GetProperty("executionSuccessful").GetBoolean().ShouldBeFalse();
        invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("level").GetString().ShouldBe("error");
        run.GetProperty("automationDetails").GetProperty("id").GetString().ShouldBe("image/");
    }

    [Fact]
    public void AFixThatWouldShowASecretIsLeftOut()
    {
        using var json = JsonDocument.Parse(ReportFixture.Write("json", ReportFixture.Report()));
        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToArray();
        findings[2].TryGetProperty("fix", out _).ShouldBeTrue();
        findings[3].TryGetProperty("fix", out _).ShouldBeFalse();
    }

    [Fact]
    public void JsonFollowsItsSchema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Testing.Fixtures.RepositoryRoot, "src", "Reporting", "Json", "plimsoll-report.schema.json")));
        foreach (var incomplete in (bool[])[false, true])
        {
            using var json = JsonDocument.Parse(ReportFixture.Write("json", ReportFixture.Report(incomplete), new ReportOptions { IncludeSuppressed = true }));
            new SchemaChecker(schema.RootElement).Problems(json.RootElement).ShouldBeEmpty();
        }

        using var wrong = JsonDocument.Parse("{\"schemaVersion\": 1, \"colour\": true}");
        new SchemaChecker(schema.RootElement).Problems(wrong.RootElement).Count().ShouldBeGreaterThan(5);
    }

    [Fact]
    public void TooManyFindingsAreCutBySeverity()
    {
        var report = ReportFixture.Report();
        ReportFixture.Write("text", report, new ReportOptions { MaximumResults = 1 }).ShouldContain("3 more findings are not shown");
        ShownFindings.Select(report, new ReportOptions { MaximumResults = 2 }, out var left).ShouldAllBe(finding => finding.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
        left.ShouldBe(2);
    }

    private static JsonElement Sarif(ReportOptions? options = null) =>
        JsonDocument.Parse(ReportFixture.Write("sarif", ReportFixture.Report(), options)).RootElement.GetProperty("runs")[0];
}
