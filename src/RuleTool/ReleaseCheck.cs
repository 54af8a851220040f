using Plimsoll.Engine;

namespace Plimsoll.RuleTool;

/// <summary>Checks <c>rules/releases.md</c>: every id once, with the version it came in; a number is never used twice.</summary>
public static class ReleaseCheck
{
    /// <summary>What is wrong, a line each.</summary>
    public static IEnumerable<string> Problems(Repository repository)
    {
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        var doubles = new List<string>();
        foreach (var line in File.ReadLines(repository.Releases))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length >= 4 && cells[1].StartsWith("PLM", StringComparison.Ordinal) && !listed.TryAdd(cells[1], cells[2]))
            {
                doubles.Add($"rules/releases.md: {cells[1]} is listed twice");
            }
        }

        foreach (var problem in doubles)
        {
            yield return problem;
        }

        foreach (var rule in RuleCatalogue.All)
        {
            if (!listed.TryGetValue(rule.Id, out var version))
            {
                yield return $"rules/releases.md: {rule.Id} is missing";
            }
            else if (version != rule.Since)
            {
                yield return $"rules/releases.md: {rule.Id} came in {rule.Since}, not in {version}";
            }
        }
    }
}
