using System.Collections.Immutable;
using Plimsoll.Engine.Configuration;
using Plimsoll.Engine.Discovery;
using Plimsoll.Engine.Kinds;
using Plimsoll.Engine.Kinds.Text;
using Plimsoll.Engine.Running;
using Plimsoll.Input;
using Plimsoll.Input.Files;

namespace Plimsoll.Engine;

/// <summary>The whole way from paths to a report: discover, read, judge each input for itself, put together in order.</summary>
public static class Scanner
{
    /// <summary>What a request would scan.</summary>
    public static InputListing ListInputs(ScanRequest request)
    {
        var preparation = Prepare(request);
        return preparation.Errors.Length > 0
            ? new InputListing([], preparation.Errors)
            : new InputListing([.. preparation.Inputs!.Items.Select(static input => new KeyValuePair<string, string>(input.Path, input.Kind.Name))], []);
    }

    /// <summary>Scans what a request names. Never throws for bad input.</summary>
    public static ScanOutcome Scan(ScanRequest request)
    {
        var preparation = Prepare(request);
        if (preparation.Errors.Length > 0)
        {
            return new ScanOutcome(Report: null, preparation.Errors);
        }

        var results = Judge(preparation);
        return new ScanOutcome(ReportBuilder.Build(preparation, results), [])
        {
            FailOn = preparation.Configuration!.FailOn,
            MinimumScores = preparation.Configuration.MinimumScores,
        };
    }

    private static Preparation Prepare(ScanRequest request)
    {
        if (ScanRoot.Find(request.WorkingDirectory, request.Root, request.Paths) is not { } root)
        {
            return Preparation.Failed([$"plimsoll: --root '{request.Root}' is no directory"]);
        }

        var files = FileSource.Below(root);
        var index = new RuleIndex(static () => RuleCatalogue.All);
        var loaded = ConfigurationLoader.Load(request, root, files, index);
        if (loaded.Configuration is not { } configuration)
        {
            return Preparation.Failed(loaded.Errors);
        }

        request = configuration.Complete(request);
        var kinds = request.SearchOtherText ? InputKinds.All.Add(new TextKind()) : InputKinds.All;
        var inputs = InputFinder.Find(request, root, files, kinds, configuration.Exclude);
        var errors = inputs.Errors.AddRange(Overwritten(request, root, configuration, inputs));
        return errors.IsEmpty
            ? new Preparation(request, files, index, configuration, inputs, [])
            : Preparation.Failed([.. errors.Select(static error => $"plimsoll: {error}")]);
    }

    /// <summary>A report over an input or the configuration would destroy it.</summary>
    private static IEnumerable<string> Overwritten(ScanRequest request, string root, ScanConfiguration configuration, Inputs inputs)
    {
        foreach (var file in request.ReportFiles)
        {
            if (inputs.Items.Any(input => input.StandardInput is null && IsAt(input.Path)) || (configuration.Path is { } path && IsAt(path)))
            {
                yield return $"'{Path.GetRelativePath(root, file)}' is an input or the configuration: a report there would destroy it";
            }

            bool IsAt(string path) => string.Equals(Path.GetFullPath(path, root), file, StringComparison.Ordinal);
        }
    }

    private static InputResult[] Judge(Preparation preparation)
    {
        var items = preparation.Inputs!.Items;
        if (InputLinking.For(items, preparation.Files!, preparation.Request, preparation.Inputs.Dockerfile) is not { } linking)
        {
            return Judge(preparation, items, linking: null);
        }

        // What was made first: it hands its findings over to what it was made from.
        var made = Judge(preparation, [.. items.Where(static input => input.Kind.IsMadeFromOthers)], linking);
        linking.Take(made);
        return [.. made, .. Judge(preparation, [.. items.Where(static input => !input.Kind.IsMadeFromOthers)], linking)];
    }

    private static InputResult[] Judge(Preparation preparation, ImmutableArray<DiscoveredInput> items, InputLinking? linking)
    {
        var results = new InputResult[items.Length];
        var jobs = preparation.Request.Jobs > 0 ? preparation.Request.Jobs : Environment.ProcessorCount;
        if (items.Length < 2 || jobs == 1)
        {
            // Starting workers costs more than a file.
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = Judge(preparation, items[i], linking);
            }
        }
        else
        {
            JudgeInParallel(preparation, items, results, jobs, linking);
        }

        return results;
    }

    // Apart, so that a scan of one file does not load the library.
    private static void JudgeInParallel(Preparation preparation, ImmutableArray<DiscoveredInput> items, InputResult[] results, int jobs, InputLinking? linking) =>
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i => results[i] = Judge(preparation, items[i], linking));

    private static InputResult Judge(Preparation preparation, DiscoveredInput input, InputLinking? linking)
    {
        try
        {
            var read = linking?.ReadOf(input) ?? input.Kind.Read(input, preparation.Files!, preparation.Request);
            if (read.Model is not { } model)
            {
                return InputScan.Unread(input.Path, read.Problems);
            }

            var plan = new InputPlan(preparation.Request, preparation.Configuration!, preparation.Configuration!.Rules.For(input.Path), preparation.Index!);
            if (input.Kind.IsMadeFromOthers)
            {
                linking?.Link(model);
            }

            return new InputScan(plan).Judge(input.Kind, model, linking?.HandedOverTo(input.Path) ?? []);
        }
        catch (Exception error) when (error is OutOfMemoryException or AggregateException { InnerException: OutOfMemoryException })
        {
            return InputScan.Unread(input.Path, [new ReadProblem(ReadProblemKind.BudgetReached, input.Path, "needs more memory than there is; it was not analysed")]);
        }
#pragma warning disable CA1031 // A bug of a reader costs its input, not the run.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return InputScan.Unread(input.Path, [new ReadProblem(ReadProblemKind.NotAnalysed, input.Path, $"could not be read because of a bug of Plimsoll ({error.GetType().Name}); please report it")], error.StackTrace);
        }
    }
}

/// <summary>What is known before anything is judged.</summary>
internal sealed record Preparation(
    ScanRequest Request,
    IFileSource? Files,
    RuleIndex? Index,
    ScanConfiguration? Configuration,
    Inputs? Inputs,
    ImmutableArray<string> Errors)
{
    public static Preparation Failed(ImmutableArray<string> errors) =>
        new(new ScanRequest { ToolVersion = "", WorkingDirectory = "" }, Files: null, Index: null, Configuration: null, Inputs: null, errors);
}
