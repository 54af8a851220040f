using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plimsoll.Testing;

/// <summary>
/// The official SARIF validator, when the environment variable <c>SARIF_MULTITOOL</c> names it. It exits 0 whatever it finds,
/// so its log is read; and it says nothing of a file that it cannot read, so its silence is tested with a planted defect.
/// </summary>
/// <remarks>
/// To get it: <c>npm install --prefix DIR --ignore-scripts @microsoft/sarif-multitool</c>, then <c>chmod u+x</c> the file
/// <c>Sarif.Multitool</c> below DIR and set the variable to its path.
/// </remarks>
public static class SarifMultitool
{
    private const string Variable = "SARIF_MULTITOOL";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Fails when the validator has an error or a warning to say, those with the given ids aside.</summary>
    /// <param name="sarif">The file.</param>
    /// <param name="cancellation">Ends the validator.</param>
    /// <param name="except">Ids of the validator's rules that are known and accepted.</param>
    public static async Task Accepts(byte[] sarif, CancellationToken cancellation, params string[] except)
    {
        var tool = Find();
        var complaints = await Validate(tool, sarif, cancellation);
        if (complaints.Count == 0)
        {
            // A rule without any text is a defect that it never overlooks in a file that it can read.
            (await Validate(tool, Planted(sarif), cancellation)).ShouldNotBeEmpty("the validator cannot read this file at all");
        }

        complaints.RemoveAll(complaint => except.Any(id => complaint.StartsWith(id + " ", StringComparison.Ordinal)));
        complaints.ShouldBeEmpty();
    }

    private static string Find()
    {
        var tool = Environment.GetEnvironmentVariable(Variable);
        if (tool is { Length: > 0 } && File.Exists(tool))
        {
            return tool;
        }

        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"{Variable} names no file, and a build server must have the validator");
        }

        Assert.Skip($"{Variable} names no file");
        return "";
    }

    private static byte[] Planted(byte[] sarif)
    {
        var log = JsonNode.Parse(sarif)!;
        log["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray().Add(new JsonObject { ["id"] = "canary" });
        return JsonSerializer.SerializeToUtf8Bytes(log);
    }

    private static async Task<List<string>> Validate(string tool, byte[] sarif, CancellationToken cancellation)
    {
        var directory = Directory.CreateTempSubdirectory("plimsoll-sarif-");
        try
        {
            var input = Path.Combine(directory.FullName, "in.sarif");
            var output = Path.Combine(directory.FullName, "out.sarif");
            await File.WriteAllBytesAsync(input, sarif, cancellation);
            var said = await Run(tool, ["validate", input, "--rule-kind", "Sarif;Ghas", "-o", output, "--log", "ForceOverwrite"], directory.FullName, cancellation);
            File.Exists(output).ShouldBeTrue(said);
            return Complaints(JsonNode.Parse(await File.ReadAllBytesAsync(output, cancellation))!);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<string> Run(string tool, string[] arguments, string directory, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return await output + await error;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The errors and warnings of a log, <c>id level place: text</c> each; notes are advice and left out.</summary>
    private static List<string> Complaints(JsonNode log)
    {
        var found = new List<string>();
        foreach (var run in log["runs"]!.AsArray())
        {
            var levels = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
            foreach (var rule in run!["tool"]!["driver"]!["rules"]?.AsArray() ?? [])
            {
                levels[(string)rule!["id"]!] = rule;
            }

            foreach (var invocation in run["invocations"]?.AsArray() ?? [])
            {
                foreach (var notification in invocation!["toolExecutionNotifications"]?.AsArray() ?? [])
                {
                    if ((string?)notification!["level"] == "error")
                    {
                        found.Add($"tool error: {(string?)notification["message"]?["text"]}");
                    }
                }
            }

            foreach (var result in run["results"]?.AsArray() ?? [])
            {
                var id = (string)result!["ruleId"]!;
                var level = (string?)result["level"]
                    ?? (string?)levels.GetValueOrDefault(id.Split('/')[0])?["defaultConfiguration"]?["level"]
                    ?? "warning";
                if (level is "error" or "warning")
                {
                    var message = result["message"]!;
                    found.Add($"{id} {level} {string.Join(" | ", message["arguments"]?.AsArray().Select(static a => (string?)a) ?? [(string?)message["text"]])}");
                }
            }
        }

        return found;
    }
}
