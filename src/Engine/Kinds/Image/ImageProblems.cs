using System.Collections.Immutable;
using Plimsoll.Analyzers.Image;
using Plimsoll.ImageReader.Archive;
using Plimsoll.Input;

namespace Plimsoll.Engine.Kinds.Image;

/// <summary>What of an archive was not analysed, for the exit code; the rules about the seal say what is wrong with it.</summary>
internal static class ImageProblems
{
    /// <summary>One problem for each blob and kind of trouble.</summary>
    public static ImmutableArray<ReadProblem> Of(ImageArchive archive, string path)
    {
        var problems = ImmutableArray.CreateBuilder<ReadProblem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var problem in archive.Problems.Concat(archive.Images.SelectMany(static image => image.Problems)))
        {
            var blob = new SealFinding(problem, path).Head;
            if (KindOf(problem) is { } kind && seen.Add($"{blob} {problem.Message}") && problems.Count < 50)
            {
                problems.Add(new ReadProblem(kind, path, kind == ReadProblemKind.Oddity ? $"holds an oddity: {blob} {problem.Message}" : $"was not wholly analysed: {blob} {problem.Message}")
                {
                    ToldBy = problem.Fault switch { SealFault.Corrupt => "PLM4023", SealFault.BlobMissing => "PLM4024", _ => null },
                    Offset = problem.Offset > 0 ? problem.Offset : null,
                    Option = problem.Option,
                });
            }
        }

        return problems.ToImmutable();
    }

    /// <summary>Null: a rule tells it, and all was analysed.</summary>
    private static ReadProblemKind? KindOf(SealProblem problem) => problem.Fault switch
    {
        SealFault.BudgetReached => ReadProblemKind.BudgetReached,
        SealFault.TrailingData or SealFault.HeaderAnomaly or SealFault.DigestNotVerifiable or SealFault.Foreign or SealFault.DiffIdCount => ReadProblemKind.Oddity,
        _ => problem.IsIncomplete ? ReadProblemKind.NotAnalysed : null,
    };
}
