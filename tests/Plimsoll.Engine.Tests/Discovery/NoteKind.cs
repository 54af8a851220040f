using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Kinds;
using Plimsoll.Input;

namespace Plimsoll.Engine.Tests.Discovery;

/// <summary>A made-up kind: by name <c>*.note</c>, by content whatever begins with a word.</summary>
internal sealed class NoteKind(string name, string firstWord) : TextInputKind
{
    public override string Name { get; } = name;

    public override string Title => Name;

    public override RuleKind RuleKind => RuleKind.Dockerfile;

    public override ImmutableArray<Rule> Rules => [];

    public override Recognition Recognise(InputCandidate candidate) =>
        candidate.Head.Span.StartsWith(System.Text.Encoding.UTF8.GetBytes(firstWord)) ? Recognition.ByContent
        : candidate.Name.EndsWith($".{Name}", StringComparison.Ordinal) ? Recognition.ByName
        : Recognition.No;

    public override InputModel Read(SourceFile file, ScanRequest request) => throw new NotSupportedException();
}
