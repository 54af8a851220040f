using System.Collections.Immutable;

namespace Plimsoll.ImageReader.Tar;

/// <summary>Keeps each trouble once, with the place where it was first met: a million odd headers are one problem.</summary>
internal sealed class TarProblems
{
    private const int Maximum = 50;
    private readonly List<ArchiveProblem> problems = [];

    internal void Corrupt(long offset, string message) => Add(ArchiveProblemKind.Corrupt, offset, message);

    internal void Anomaly(long offset, string message) => Add(ArchiveProblemKind.HeaderAnomaly, offset, message);

    internal void Budget(long offset, string message, string? option = null) => Add(ArchiveProblemKind.BudgetReached, offset, message, option);

    internal void Trailing(long offset, string message) => Add(ArchiveProblemKind.TrailingData, offset, message);

    internal ImmutableArray<ArchiveProblem> ToImmutable() => [.. problems];

    private void Add(ArchiveProblemKind kind, long offset, string message, string? option = null)
    {
        if (problems.Count == Maximum)
        {
            return;
        }

        foreach (var known in problems)
        {
            if (known.Kind == kind && known.Message == message)
            {
                return;
            }
        }

        problems.Add(new(kind, offset, message) { Option = option });
    }
}
