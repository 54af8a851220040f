using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Documents.Dockerfile.Semantics;

namespace Plimsoll.Engine.Kinds.Dockerfile;

/// <summary>Lists the nodes of a Dockerfile under their subjects: the file, and each stage.</summary>
internal static class DockerfileNodes
{
    public static ImmutableArray<NodeList> List(DockerfileModel model, SearchedText searched, Subject subject)
    {
        var nodes = ImmutableArray.CreateBuilder<NodeList>();
        nodes.Add(new NodeList<DockerfileModel>(subject, [model]));
        nodes.Add(new NodeList<SearchedContent>(subject, [searched]));
        Add(nodes, subject, model.Global);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var facts in model.Facts)
        {
            var stage = facts.Stage!;
            var name = names.Add(stage.DisplayName) ? stage.DisplayName : $"{stage.DisplayName}#{stage.Index}";
            var stageSubject = new Subject("stage", name, subject.Input);

            // A stage that nothing uses but that has a name is there to be built by --target, unless that names another; one without is dead.
            if (stage.IsTarget || (!stage.IsUsed && stage.Name is not null && model.Target != TargetChoice.Named))
            {
                nodes.Add(new NodeList<FinalStage>(stageSubject, [new FinalStage(stage)]));
            }

            Add(nodes, stageSubject, facts);
        }

        return nodes.ToImmutable();
    }

    private static void Add(ImmutableArray<NodeList>.Builder nodes, Subject subject, StageFacts facts)
    {
        nodes.Add(new NodeList<StageFacts>(subject, [facts]));
        Add(nodes, subject, facts.Images);
        Add(nodes, subject, facts.Variables);
        Add(nodes, subject, facts.Arguments);
        Add(nodes, subject, facts.Declarations);
        Add(nodes, subject, facts.Settings);
        Add(nodes, subject, facts.Ports);
        Add(nodes, subject, facts.Volumes);
        Add(nodes, subject, facts.AddSources);
        Add(nodes, subject, facts.Steps);
        Add(nodes, subject, facts.Commands);
    }

    private static void Add<TNode>(ImmutableArray<NodeList>.Builder nodes, Subject subject, List<TNode> list)
    {
        if (list.Count > 0)
        {
            nodes.Add(new NodeList<TNode>(subject, list));
        }
    }
}
