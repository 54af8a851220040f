using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Report;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Dockerfile.Semantics;

namespace Plimsoll.Engine.Kinds.Dockerfile;

/// <summary>Lists the secrets of a Dockerfile that no output may show: those with a shape, and those that their names tell.</summary>
internal static class DockerfileSecrets
{
    private static readonly string[] KnownDefaults =
    [
        "postgres", "mysql", "mariadb", "mongo", "mongodb", "redis", "rabbitmq", "guest", "root", "admin", "administrator", "user", "default",
        "password", "passwd", "secret", "changeme", "changeit", "example", "test", "wordpress", "nagios", "elastic", "grafana", "minio",
        "minioadmin", "docker", "jenkins", "tomcat", "oracle", "sonar", "keycloak", "nobody", "debian", "ubuntu", "alpine", "latest",
    ];

    public static ImmutableArray<SecretSpan> Of(DockerfileModel model, SearchedText searched)
    {
        var secrets = new List<SecretSpan>();
        foreach (var match in searched.Matches)
        {
            var span = new TextSpan(match.Start, match.Length);
            secrets.Add(new SecretSpan(span, searched.File.Slice(span).ToString()));
        }

        Add(secrets, model.Global);
        foreach (var facts in model.Facts)
        {
            Add(secrets, facts);
        }

        secrets.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.Length.CompareTo(a.Span.Length));
        return [.. secrets];
    }

    private static void Add(List<SecretSpan> secrets, StageFacts facts)
    {
        foreach (var variable in facts.Declarations)
        {
            Add(secrets, variable.Name, variable.Text, variable.Pair.Value);
        }
    }

    private static void Add(List<SecretSpan> secrets, string name, string? text, Word? value)
    {
        if (value is not null && text is not null && (CredentialName.IsCredential(name) || ProviderCredential.IsOne(name))
            && CredentialName.CanBeSecret(name, CredentialName.LiteralOf(text)))
        {
            // A default that everybody knows is masked where it is written, and not wherever the word stands: in
            // "FROM postgres" it is the name of an image.
            var literal = CredentialName.LiteralOf(text);
            secrets.Add(new SecretSpan(value.Span, Array.IndexOf(KnownDefaults, literal) >= 0 ? "" : literal));
        }
    }
}
