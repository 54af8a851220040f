using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.EndToEnd.Tests;

/// <summary>The SARIF of real runs, put to the official validator.</summary>
public sealed class SarifTests
{
    [Theory]
    [InlineData("samples")]
    [InlineData("tests/Fixtures")]
    [InlineData("samples/hardened")]
    public void TheOfficialValidatorHasNoComplaint(string path)
    {
        var multitool = Multitool();
        using var box = new Sandbox();
        var file = Path.Combine(box.Root, "a.sarif");
        Command.Run(Fixtures.RepositoryRoot, "scan", path, "-f", $"sarif={file}", "--exit-zero").ExitCode.ShouldBe(0);
        Complaints(multitool, file).ShouldBeEmpty();

        // The validator says nothing at all of a file that it cannot read: a planted defect must be found.
        var planted = JsonNode.Parse(File.ReadAllText(file))!;
        planted["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray().Add(new JsonObject { ["id"] = "canary" });
        File.WriteAllText(file, planted.ToJsonString());
        Complaints(multitool, file).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData()]
    [InlineData("--dockerfile", "Dockerfile")]
    public void NorHasItOfAnImage(params string[] options)
    {
        var multitool = Multitool();
        using var box = new Sandbox();
        box.Write("Dockerfile", "FROM debian:12.11-slim\nENV API_TOKEN=kx81-pq77-0a\nRUN make\nUSER root\n");
        box.Write("app.tar", ImageText.Of("""
            USER root
            ENV API_TOKEN=kx81-pq77-0a
            STEP ENV API_TOKEN=kx81-pq77-0a
            STEP RUN /bin/sh -c make # buildkit
            MADE
            STEP USER root
            file 4755 0:0 usr/bin/größe[1]
            file 0600 0:0 root/.netrc
            | machine git.example login ci password kx81-pq77
            LAYER
            delete root/.netrc
            FLIP 2
            """).Archive);
        var file = Path.Combine(box.Root, "a.sarif");
        Command.Run(box.Root, ["scan", "app.tar", .. options, "-f", $"sarif={file}"]).ExitCode.ShouldBeGreaterThan(0);
        File.ReadAllText(file).ShouldContain("PLM4019");
        Complaints(multitool, file).ShouldBeEmpty();
    }

    private static List<string> Complaints(string multitool, string file)
    {
        var log = file + ".log";
        File.Delete(log);
        var start = new ProcessStartInfo(multitool)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(file)!,
        };
        foreach (var argument in (string[])["validate", file, "--rule-kind", "Sarif;Ghas", "-o", log, "--log", "ForceOverwrite"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        File.Exists(log).ShouldBeTrue(output.GetAwaiter().GetResult());
        using var json = JsonDocument.Parse(File.ReadAllText(log));
        var complaints = new List<string>();
        foreach (var run in json.RootElement.GetProperty("runs").EnumerateArray())
        {
            if (run.TryGetProperty("results", out var results))
            {
                // What has no address yet (helpUri) is advice of level note.
                complaints.AddRange(results.EnumerateArray()
                    .Where(result => !result.TryGetProperty("level", out var level) || level.GetString() is "error" or "warning")
                    .Select(result => result.GetProperty("ruleId").GetString() + " " + result.GetProperty("message")));
            }
        }

        return complaints;
    }

    private static string Multitool()
    {
        var path = Environment.GetEnvironmentVariable("SARIF_MULTITOOL");
        if (path is null || !File.Exists(path))
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", "SARIF_MULTITOOL must name the validator in CI");
            Assert.Skip("SARIF_MULTITOOL does not name the official validator (npm: @microsoft/sarif-multitool)");
        }

        return path!;
    }
}
