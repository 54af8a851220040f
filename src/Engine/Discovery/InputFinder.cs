using System.Collections.Immutable;
using System.Text;
using Plimsoll.Engine.Kinds;
using Plimsoll.Input;
using Plimsoll.Input.Files;
using Plimsoll.Input.Globbing;
using Plimsoll.Input.Reading;

namespace Plimsoll.Engine.Discovery;

/// <summary>From the paths of a request to the inputs that are scanned.</summary>
public sealed class InputFinder
{
    /// <summary>The path that stdin goes by unless <c>--stdin-filename</c> says otherwise: what is piped in is mostly a Dockerfile.</summary>
    public const string DefaultStandardInputName = "Dockerfile";

    private readonly ScanRequest request;
    private readonly string root;
    private readonly IFileSource files;
    private readonly GlobList exclude;
    private readonly ImmutableArray<InputKind> kinds;
    private readonly InputRecognizer recognizer;
    private readonly Dictionary<string, DiscoveredInput> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SkippedInput> skipped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadProblem> problems = new(StringComparer.Ordinal);
    private readonly SortedSet<string> errors = new(StringComparer.Ordinal);
    private readonly SortedSet<string> namedFiles = new(StringComparer.Ordinal);
    private readonly SortedSet<string> namedDirectories = new(StringComparer.Ordinal);

    private string? dockerfile;

    private InputFinder(ScanRequest request, string root, IFileSource files, ImmutableArray<InputKind> kinds, GlobList exclude)
    {
        this.request = request;
        this.root = root;
        this.files = files;
        this.exclude = exclude;
        this.kinds = kinds;
        recognizer = new InputRecognizer(files, kinds);
    }

    /// <summary>Finds the inputs of a request.</summary>
    /// <param name="request">What the command line asks.</param>
    /// <param name="root">Absolute path of the root (<see cref="ScanRoot.Find"/>), to tell what typed paths mean.</param>
    /// <param name="files">The files below it.</param>
    /// <param name="kinds">The kinds of input; of equally sure ones the first reads an input.</param>
    /// <param name="exclude">Paths that are never scanned, named or not: hooks name every file.</param>
    public static Inputs Find(ScanRequest request, string root, IFileSource files, ImmutableArray<InputKind> kinds, GlobList exclude)
    {
        var finder = new InputFinder(request, root, files, kinds, exclude);
        foreach (var path in request.Paths)
        {
            finder.Name(path);
        }

        finder.NameDockerfile();
        return finder.errors.Count > 0
            ? new Inputs { Errors = [.. finder.errors] }
            : finder.Find();
    }

    /// <summary>What images were made from is a Dockerfile whatever its name, since the command line says so.</summary>
    private void NameDockerfile()
    {
        if (request.Dockerfile is not { } typed)
        {
            return;
        }

        if (ScanRoot.Below(root, request.WorkingDirectory, typed) is not { } path || LinkTarget.Follow(files, path) is not { } target || files.TypeOf(target) != EntryType.File)
        {
            errors.Add($"--dockerfile '{typed}' is no file below the root of the scan");
            return;
        }

        dockerfile = target;
        found.TryAdd(target, new DiscoveredInput(target, kinds.First(static kind => kind.MakesOthers), IsNamed: true));
    }

    private Inputs Find()
    {
        foreach (var path in namedFiles)
        {
            if (exclude.Covers(path))
            {
                skipped[path] = new SkippedInput(path, "skipped: excluded");
            }
            else if (!found.ContainsKey(path))
            {
                AddFile(path, isNamed: true);
            }
        }

        if (namedDirectories.Count > 0)
        {
            Walk();
        }

        return new Inputs
        {
            Dockerfile = dockerfile,
            Items = Distinguished([.. found.Values.OrderBy(static input => input.Path, StringComparer.Ordinal)]),
            Skipped = [.. skipped.Values.OrderBy(static input => input.Path, StringComparer.Ordinal)],
            Problems = [.. problems.Values.OrderBy(static problem => problem.Path, StringComparer.Ordinal)],
        };
    }

    /// <summary>Tells archives apart: by the name of the file, or by its whole path when names are alike.</summary>
    private static ImmutableArray<DiscoveredInput> Distinguished(ImmutableArray<DiscoveredInput> inputs)
    {
        var archives = inputs.Where(static input => input.Kind is not TextInputKind).ToList();
        if (archives.Count < 2)
        {
            return inputs;
        }

        var isByName = archives.DistinctBy(static input => RootedPath.Name(input.Path), StringComparer.Ordinal).Count() == archives.Count;
        return
        [
            .. inputs.Select(input => input.Kind is TextInputKind
                ? input
                : input with { Distinction = isByName ? RootedPath.Name(input.Path) : input.Path.Replace('/', '_') }),
        ];
    }

    /// <summary>Takes in a path of the command line.</summary>
    private void Name(string typed)
    {
        var isStandardInput = typed is "-";
        var name = isStandardInput ? request.StandardInputName ?? DefaultStandardInputName : typed;
        if (ScanRoot.Below(root, request.WorkingDirectory, name) is not { } path)
        {
            errors.Add($"'{name}' is not below the root of the scan; name a directory above it with --root");
        }
        else if (!isStandardInput)
        {
            Name(typed, path);
        }
        else if (path.Length == 0 || request.StandardInput is null)
        {
            errors.Add(path.Length == 0 ? $"'{name}' is a directory and cannot name stdin" : "there is no stdin to read");
        }
        else
        {
            AddStandardInput(path, request.StandardInput);
        }
    }

    private void Name(string typed, string path)
    {
        if (LinkTarget.Follow(files, path) is not { } target)
        {
            Problem(path, "is a link that leaves the root or leads in a circle; nothing of it was analysed");
            return;
        }

        switch (files.TypeOf(target))
        {
            case EntryType.Directory when kinds.FirstOrDefault(kind => kind.RecogniseDirectory(files, target)) is { } whole:
                found[target] = new DiscoveredInput(target, whole, IsNamed: true);
                break;
            case EntryType.Directory:
                namedDirectories.Add(target);
                break;
            case EntryType.File when !typed.EndsWith('/'):
                namedFiles.Add(target);
                break;
            case EntryType.File:
                Problem(path, FileFailure.NotADirectory.Describe());
                break;
            default:
                using (var opened = files.Open(target))
                {
                    Problem(path, opened.Failure.Describe());
                }

                break;
        }
    }

    private void AddStandardInput(string path, Func<Stream> open)
    {
        // What no text kind reads is handed on as bytes: the head that was looked at, then the rest.
        var piped = new HeadStream(open(), HeadReading.Size);
        if (recognizer.Recognise(new InputCandidate(path, piped.Head, IsNamed: true)) is { } whole and not TextInputKind)
        {
            // No archive is called as text is by default.
            path = request.StandardInputName is null ? RootedPath.Join(RootedPath.Parent(path), "stdin") : path;
            found[path] = new DiscoveredInput(path, whole, IsNamed: true) { StandardInputBytes = () => piped };
            return;
        }

        using var content = piped;
        var read = TextReading.Read(content, path, request.MaximumConfigSize);
        if (read.File is not { } file)
        {
            foreach (var problem in read.Problems)
            {
                problems[path] = problem;
            }

            return;
        }

        var head = file.Text.AsSpan(0, Math.Min(file.Text.Length, HeadReading.Size));
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(head.Length)];
        var count = Math.Min(Encoding.UTF8.GetBytes(head, bytes), HeadReading.Size);
        if (recognizer.Recognise(new InputCandidate(path, bytes.AsMemory(0, count), IsNamed: true)) is { } kind)
        {
            // An editor's buffer stands in for the file of its name.
            found[path] = new DiscoveredInput(path, kind, IsNamed: true) { StandardInput = read };
        }
        else
        {
            Unknown(path);
        }
    }

    private void AddFile(string path, bool isNamed)
    {
        var (kind, failure) = recognizer.Recognise(path, isNamed);
        if (failure is FileFailure.None)
        {
            if (kind is not null)
            {
                found[path] = new DiscoveredInput(path, kind, isNamed);
            }
            else if (isNamed)
            {
                Unknown(path);
            }
        }
        else if (isNamed || kind is not null)
        {
            Problem(path, failure.Describe());
        }
        else
        {
            skipped[path] = new SkippedInput(path, $"skipped: {failure.Describe()}");
        }
    }

    private void Walk()
    {
        var walk = new DirectoryWalk(files, exclude, request.MaximumEntries);
        foreach (var directory in namedDirectories)
        {
            walk.From(directory);
        }

        foreach (var path in walk.Files)
        {
            if (!found.ContainsKey(path) && !skipped.ContainsKey(path) && !problems.ContainsKey(path))
            {
                AddFile(path, isNamed: false);
            }
        }

        foreach (var problem in walk.Problems)
        {
            problems.TryAdd(problem.Path, problem);
        }
    }

    private void Unknown(string path)
    {
        if (request.StrictInputs)
        {
            Problem(path, "is not a kind that Plimsoll reads");
        }
        else
        {
            skipped[path] = new SkippedInput(path, "skipped: not a kind that Plimsoll reads");
        }
    }

    private void Problem(string path, string message)
    {
        path = path.Length == 0 ? "." : path;
        problems[path] = new ReadProblem(ReadProblemKind.NotAnalysed, path, message);
    }
}
