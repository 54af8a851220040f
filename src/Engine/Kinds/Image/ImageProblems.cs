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
            var blob = new SealFinding(problem, path).Blob;
            if (problem.IsIncomplete && seen.Add($"{blob} {problem.Message}") && problems.Count < 50)
            {
                problems.Add(new ReadProblem(problem.Fault == SealFault.BudgetReached ? ReadProblemKind.BudgetReached : ReadProblemKind.NotAnalysed, path, $"was not wholly analysed: {blob} {problem.Message}")
                {
                    ToldBy = problem.Fault switch { SealFault.Corrupt => "PLM4023", SealFault.BlobMissing => "PLM4024", _ => null },
                    Offset = problem.Offset > 0 ? problem.Offset : null,
                    Option = problem.Fault == SealFault.BudgetReached ? "--max-image-size or --max-entries" : null,
                });
            }
        }

        return problems.ToImmutable();
    }
}
