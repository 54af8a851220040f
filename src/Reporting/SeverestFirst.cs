using Microsoft.CodeAnalysis;

namespace Plimsoll.Reporting;

/// <summary>Puts what is severest first and leaves the order otherwise as it is, without a sort that is compiled at each start.</summary>
internal static class SeverestFirst
{
    /// <summary>A sorted copy.</summary>
    public static List<T> Sort<T>(List<T> items, Func<T, DiagnosticSeverity> severityOf)
        where T : class
    {
        var sorted = new List<T>(items.Count);
        for (var severity = DiagnosticSeverity.Error; severity >= DiagnosticSeverity.Hidden; severity--)
        {
            foreach (var item in items)
            {
                if (severityOf(item) == severity)
                {
                    sorted.Add(item);
                }
            }
        }

        return sorted;
    }
}
