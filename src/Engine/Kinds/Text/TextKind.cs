using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Engine.Scoring;
using Plimsoll.Engine.Suppression;
using Plimsoll.Input;
using Plimsoll.Input.Reading;

namespace Plimsoll.Engine.Kinds.Text;

/// <summary>Any other text, searched for secrets on request (<c>--secrets</c>).</summary>
public sealed class TextKind : TextInputKind
{
    /// <inheritdoc/>
    public override string Name => "text";

    /// <inheritdoc/>
    public override string Title => "text file";

    /// <inheritdoc/>
    public override RuleKind RuleKind => RuleKind.Secrets;

    /// <inheritdoc/>
    public override ImmutableArray<Rule> Rules => [];

    /// <inheritdoc/>
    public override Recognition Recognise(InputCandidate candidate) =>
        TextDecoding.LooksBinary(candidate.Head.Span) ? Recognition.No : Recognition.ByName;

    /// <inheritdoc/>
    public override InputModel Read(SourceFile file, ScanRequest request) => new TextInput(file);

    private sealed class TextInput : InputModel
    {
        private readonly SearchedText searched;

        public TextInput(SourceFile file)
            : base(file)
        {
            searched = SearchedText.Of(file);
            Subject = new Subject("text", file.Path, file.Path);
        }

        public override Subject Subject { get; }

        public override ImmutableArray<NodeList> Nodes => [new NodeList<SearchedContent>(Subject, [searched])];

        public override ImmutableArray<IgnorableComment> Comments => [];

        public override ImmutableArray<SecretSpan> Secrets =>
            [.. searched.Matches.Select(match => new SecretSpan(new TextSpan(match.Start, match.Length), File.Text.Substring(match.Start, match.Length)))];

        public override ScoreUnits ScoreUnits => ScoreUnits.None;

        public override int ScoreUnitOf(RuleInfo rule, Place place) => -1;

        public override TextSpan AnchorOf(TextSpan place) => place;
    }
}
