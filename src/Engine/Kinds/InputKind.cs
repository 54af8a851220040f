using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Engine.Discovery;
using Plimsoll.Input;
using Plimsoll.Input.Files;
using Plimsoll.Input.Reading;

namespace Plimsoll.Engine.Kinds;

/// <summary>
/// One kind of input: how it is recognised, read and taken apart into nodes, and which rules judge those. The engine has no
/// switch on kinds: a new kind is one class derived from this one and one folder of rules.
/// </summary>
public abstract class InputKind
{
    private ImmutableArray<Rule> allRules;

    /// <summary>Its name in reports, for example <c>dockerfile</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Its name in the summary, singular, for example <c>Dockerfile</c>.</summary>
    public abstract string Title { get; }

    /// <summary>The kind of its rules: the first digit of their ids, and their folder.</summary>
    public abstract RuleKind RuleKind { get; }

    /// <summary>Whether its inputs are made from others, as images are from Dockerfiles: those are judged first, and may hand findings over.</summary>
    public virtual bool IsMadeFromOthers => false;

    /// <summary>Whether others are made from its inputs.</summary>
    public virtual bool MakesOthers => false;

    /// <summary>Its rules in id order.</summary>
    public abstract ImmutableArray<Rule> Rules { get; }

    /// <summary>Its rules and those over secrets, in id order. The same array each time: what is on for a path is remembered by it.</summary>
    internal ImmutableArray<Rule> AllRules
    {
        get
        {
            if (allRules.IsDefault)
            {
                ImmutableInterlocked.InterlockedInitialize(ref allRules, Rules.AddRange(SecretRules.All));
            }

            return allRules;
        }
    }

    /// <summary>How sure we are that an input is of this kind; the surest kind reads it.</summary>
    public abstract Recognition Recognise(InputCandidate candidate);

    /// <summary>Whether a directory that the command line names is one input of this kind.</summary>
    public virtual bool RecogniseDirectory(IFileSource files, string path) => false;

    /// <summary>Reads an input into a model. Never throws for bad input.</summary>
    public abstract InputRead Read(DiscoveredInput input, IFileSource files, ScanRequest request);
}

/// <summary>A kind whose inputs are texts.</summary>
public abstract class TextInputKind : InputKind
{
    /// <inheritdoc/>
    public sealed override InputRead Read(DiscoveredInput input, IFileSource files, ScanRequest request)
    {
        var read = input.StandardInput ?? TextReading.Read(files, input.Path, request.MaximumConfigSize);
        if (read.File is not { } file)
        {
            return new InputRead(Model: null, read.Problems);
        }

        var model = Read(file, request);
        model.Problems = read.Problems.AddRange(model.Problems);
        return new InputRead(model, []);
    }

    /// <summary>Reads a text into a model. Never throws for bad input.</summary>
    public abstract InputModel Read(SourceFile file, ScanRequest request);
}

/// <summary>An input as read.</summary>
/// <param name="Model">The model; null when nothing could be read.</param>
/// <param name="Problems">Why not.</param>
public sealed record InputRead(InputModel? Model, ImmutableArray<ReadProblem> Problems);

/// <summary>How sure a kind is that an input is its own.</summary>
public enum Recognition
{
    No,

    /// <summary>The name says so, and the content does not contradict.</summary>
    ByName,

    /// <summary>The content says so.</summary>
    ByContent,
}

/// <summary>An input before it is read: its path and its first 64 KiB.</summary>
/// <param name="Path">Path below the root, with <c>/</c>.</param>
/// <param name="Head">The first bytes, 64 KiB at most; the buffer is used again for the next candidate.</param>
/// <param name="IsNamed">Whether the command line names it.</param>
public sealed record InputCandidate(string Path, ReadOnlyMemory<byte> Head, bool IsNamed)
{
    /// <summary>The last segment of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
