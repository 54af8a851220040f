using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Image;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.ImageReader.Archive;
using Plimsoll.Input;

namespace Plimsoll.Engine.Kinds.Image;

/// <summary>Lists the nodes of an image under its subject, and the texts that findings stand in.</summary>
internal static class ImageNodes
{
    /// <summary>Adds what an image has.</summary>
    public static void Add(ImmutableArray<NodeList>.Builder nodes, ImmutableArray<ReportSource>.Builder texts, ScannedImage image, Subject subject)
    {
        nodes.Add(new NodeList<SealFinding>(subject, [.. image.Image.Problems.Select(problem => new SealFinding(problem, image.ArchivePath))]));
        if (image.IsEmpty)
        {
            // Of an image whose blobs could not be read nothing else can be said.
            return;
        }

        nodes.Add(new NodeList<ScannedImage>(subject, [image]));
        var searched = new List<SearchedContent>();
        if (image.Configuration is { } configuration)
        {
            Add(nodes, subject, configuration.Variables);
            Add(nodes, subject, configuration.Labels);
            Add(nodes, subject, configuration.Ports);
            AddText(texts, searched, configuration.Searched, NamedSecrets(configuration));
        }

        Add(nodes, subject, image.History.Steps);
        AddText(texts, searched, image.History.Searched, NamedSecrets(image.History));
        foreach (var lines in (ImmutableArray<AccountLine>[])[image.Accounts.Users, image.Accounts.Passwords])
        {
            if (!lines.IsDefaultOrEmpty)
            {
                texts.Add(new ReportSource(lines[0].File, [.. lines.Where(IsHashed).Select(static line => Span(line.File, line.PasswordSpan))]));
            }
        }

        searched.AddRange(image.Contents);
        nodes.Add(new NodeList<SearchedContent>(subject, searched));
        nodes.Add(new NodeList<FileContent>(subject, image.Contents));
        nodes.Add(new NodeList<ImageFile>(subject, image.Files));

        // What streamed by is in no text: its values are known to the mask by this one.
        texts.Add(new ReportSource(
            new SourceFile($"{image.Name}/", ""), [.. image.Contents.SelectMany(static content => content.Values).Select(static value => new SecretSpan(default, value))]));
    }

    /// <summary>Adds what an archive has besides its images.</summary>
    public static void Add(ImmutableArray<NodeList>.Builder nodes, ImageArchive archive, string path, Subject subject) =>
        nodes.Add(new NodeList<SealFinding>(subject, [.. archive.Problems.Select(problem => new SealFinding(problem, path))]));

    private static void Add<TNode>(ImmutableArray<NodeList>.Builder nodes, Subject subject, ImmutableArray<TNode> list)
    {
        if (!list.IsEmpty)
        {
            nodes.Add(new NodeList<TNode>(subject, list));
        }
    }

    private static void AddText(ImmutableArray<ReportSource>.Builder texts, List<SearchedContent> searched, SearchedText text, IEnumerable<SecretSpan> named)
    {
        var file = text.File;
        searched.Add(text);
        var secrets = text.Matches.Select(match => Span(file, new TextSpan(match.Start, match.Length))).Concat(named);
        texts.Add(new ReportSource(file, [.. secrets.OrderBy(static secret => secret.Span.Start)]));
    }

    /// <summary>A hash can be guessed from: it is a secret, too. Marks such as <c>x</c>, <c>*</c> and <c>!!</c> are none.</summary>
    private static bool IsHashed(AccountLine line) => line.Fields[1].Length > 2;

    private static SecretSpan Span(SourceFile file, TextSpan span) => new(span, file.Slice(span).ToString());

    private static IEnumerable<SecretSpan> NamedSecrets(ConfigurationText configuration)
    {
        foreach (var variable in configuration.Variables)
        {
            if (CommandSecrets.MayBeSecret(variable.Name, variable.Value))
            {
                yield return new SecretSpan(variable.ValueSpan, variable.Value);
            }
        }

        foreach (var label in configuration.Labels)
        {
            if (CommandSecrets.MayBeSecret(label.Name, label.Value))
            {
                yield return new SecretSpan(label.ValueSpan, label.Value);
            }
        }

        foreach (var secret in configuration.Commands.SelectMany(CommandSecrets.Of))
        {
            yield return new SecretSpan(secret.Span, secret.Value);
        }
    }

    private static IEnumerable<SecretSpan> NamedSecrets(HistoryText history)
    {
        foreach (var step in history.Steps)
        {
            foreach (var argument in step.BuildArguments)
            {
                if (CommandSecrets.MayBeSecret(argument.Name, argument.Value))
                {
                    yield return new SecretSpan(step.SpanOf(argument), argument.Value);
                }
            }

            foreach (var secret in step.NamedSecrets)
            {
                yield return new SecretSpan(secret.Span, secret.Value);
            }
        }
    }
}
