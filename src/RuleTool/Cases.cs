using System.Globalization;
using System.Text.Json;
using Plimsoll.Engine;

namespace Plimsoll.RuleTool;

/// <summary>
/// Measures the Dockerfile rules against labelled cases of other linters: a JSON object a line with <c>dockerfile</c>,
/// <c>peer_rule</c> and <c>expect</c> (fire or quiet). Only the verdict for that peer's rule counts.
/// </summary>
public static class Cases
{
    private const string NeutralBase = "FROM debian:12.11\n";

    /// <summary>Prints the rates and what differs; exits 0.</summary>
    public static int Run(string path, TextWriter output)
    {
        int fire = 0, fired = 0, quiet = 0, kept = 0, without = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var peer = json.RootElement.GetProperty("peer_rule").GetString()!;
            var rules = RulesFor(peer);
            if (rules.Count == 0)
            {
                without++;
                continue;
            }

            var expected = json.RootElement.GetProperty("expect").GetString() == "fire";
            var actual = Fires(json.RootElement.GetProperty("dockerfile").GetString()!, rules);
            fire += expected ? 1 : 0;
            fired += expected && actual ? 1 : 0;
            quiet += expected ? 0 : 1;
            kept += expected || actual ? 0 : 1;
            if (expected != actual)
            {
                output.WriteLine($"{(expected ? "missed" : "fired ")} {peer} {json.RootElement.GetProperty("id").GetString()}");
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{fired} of {fire} fire cases fire ({Percent(fired, fire)}), {quiet - kept} of {quiet} quiet cases fire ({Percent(quiet - kept, quiet)}), {without} cases of rules that do not exist yet"));
        return 0;
    }

    private static string Percent(int part, int whole) =>
        whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");

    private static HashSet<string> RulesFor(string peer)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in RuleCatalogue.All)
        {
            if (rule.Equivalents.Contains(peer))
            {
                ids.Add(rule.Id);
            }
        }

        return ids;
    }

    private static bool Fires(string dockerfile, HashSet<string> rules)
    {
        if (!HasFrom(dockerfile))
        {
            dockerfile = NeutralBase + dockerfile;
        }

        var outcome = Scanner.Scan(
            new ScanRequest
            {
                ToolVersion = "0.0.0",
                WorkingDirectory = Path.GetTempPath(),
                Root = Path.GetTempPath(),
                Paths = ["-"],
                StandardInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(dockerfile)),
                StandardInputName = "Dockerfile",
                Set = "all",
            });
        return outcome.Report!.Findings.Any(finding => finding.Suppression is null && (rules.Contains(finding.Rule.Id) || finding.Also.Any(rules.Contains)));
    }

    private static bool HasFrom(string dockerfile) =>
        dockerfile.Split('\n').Any(static line => line.TrimStart().StartsWith("FROM", StringComparison.OrdinalIgnoreCase));
}
