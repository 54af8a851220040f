using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Documents.Shell;

namespace Plimsoll.Analyzers.Image;

/// <summary>A secret by the name beside it.</summary>
/// <param name="Name">The name: of a variable, an option, a header.</param>
/// <param name="Value">The value.</param>
/// <param name="Span">Where the value stands.</param>
public sealed record NamedSecret(string Name, string Value, TextSpan Span);

/// <summary>A word of a command line.</summary>
/// <param name="Text">What it is, quotes resolved; null when only the shell knows.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Source">It as written.</param>
internal readonly record struct CommandWord(string? Text, TextSpan Span, string Source)
{
    /// <summary>Where a part of the text stands: quotes and escapes in it widen it to the word.</summary>
    public TextSpan SpanOf(string part) =>
        Source.IndexOf(part, StringComparison.Ordinal) is var at and >= 0 ? new TextSpan(Span.Start + at, part.Length) : Span;
}

/// <summary>The credentials that command lines tell: <c>--password=...</c>, <c>curl -u user:...</c>, <c>TOKEN=... program</c>.</summary>
public static class CommandSecrets
{
    private const int ShortestSecret = 6;

    /// <summary>Those of a script.</summary>
    public static IEnumerable<NamedSecret> Of(ScriptContents script)
    {
        foreach (var assignment in script.Assignments)
        {
            if (assignment.Value.Literal is { } value && IsSecret(assignment.Name, value))
            {
                yield return new NamedSecret(assignment.Name, value, WordOf(assignment.Value).SpanOf(value));
            }
        }

        foreach (var invocation in script.Invocations)
        {
            if (invocation.Name == "chpasswd" && PipedPassword(script, invocation) is { } piped)
            {
                yield return piped;
            }

            foreach (var secret in Of(invocation.Name, [.. invocation.Arguments.Select(WordOf)]))
            {
                yield return secret;
            }
        }
    }

    /// <summary>Those of a command in exec form.</summary>
    public static IEnumerable<NamedSecret> Of(ImageCommand command)
    {
        if (command.Script is { } script)
        {
            return Of(script);
        }

        var words = command.Words.Select((word, index) => new CommandWord(word, command.WordSpans[index], word)).ToImmutableArray();
        var first = command.Keyword == "HEALTHCHECK" && words.Length > 1 ? 1 : 0;
        return Of(words[first].Text?[(words[first].Text!.LastIndexOf('/') + 1)..], words[(first + 1)..]);
    }

    /// <summary>The password in <c>echo user:password | chpasswd</c>; a hash (<c>-e</c>) is one, too.</summary>
    private static NamedSecret? PipedPassword(ScriptContents script, Invocation reader)
    {
        foreach (var writer in script.Invocations)
        {
            if (writer.Place.Pipeline is { } pipeline && pipeline == reader.Place.Pipeline && writer.Name is "echo" or "printf")
            {
                foreach (var word in writer.Arguments)
                {
                    if (PasswordOf(word.Literal?.Replace("\\n", "", StringComparison.Ordinal)) is { } password)
                    {
                        return new NamedSecret("chpasswd", password, WordOf(word).SpanOf(password));
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Whether a value beside a name is a secret.</summary>
    public static bool IsSecret(string name, string value) => value.Length >= ShortestSecret && MayBeSecret(name, value);

    /// <summary>Whether a value beside a name may be a secret, however short: what is masked.</summary>
    public static bool MayBeSecret(string name, string value) =>
        value.Length > 0 && CredentialName.IsCredential(name) && (CredentialName.CanBeSecret(name, value) || IsLongNumber(value));

    /// <summary>Ports, sizes and durations are shorter.</summary>
    private static bool IsLongNumber(string value) => value.Length > ShortestSecret && value[0] != '0' && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static CommandWord WordOf(ShellWord word) => new(word.Literal, word.Span, word.File.Slice(word.Span).ToString());

    private static IEnumerable<NamedSecret> Of(string? program, ImmutableArray<CommandWord> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Text is not { Length: > 1 } text)
            {
                continue;
            }

            var next = i + 1 < words.Length ? words[i + 1] : default;
            if (ShortOption(program, words, i) is { } given)
            {
                yield return given;
            }
            else if (program == "curl" && (text is "-u" or "--user" or "--proxy-user" or "-U") && PasswordOf(next.Text) is { } password)
            {
                yield return new NamedSecret(text, password, next.SpanOf(password));
            }
            else if (text is "-H" or "--header" && CredentialsOf(next.Text) is { } credentials)
            {
                yield return new NamedSecret("Authorization", credentials, next.SpanOf(credentials));
            }
            else if (NameOf(text, out var value) is { } name)
            {
                if (value is not null ? IsSecret(name, value) : TakesSecret(name) && next.Text is { } word && !word.StartsWith('-') && IsSecret(name, word))
                {
                    yield return new NamedSecret(name, value ?? next.Text!, value is null ? next.Span : words[i].SpanOf(value));
                }
            }
        }
    }

    /// <summary>The password behind <c>-p</c> of logins, <c>sshpass</c> and MySQL's programs, and <c>-a</c> of Redis's; null: the word is none.</summary>
    private static NamedSecret? ShortOption(string? program, ImmutableArray<CommandWord> words, int index)
    {
        var text = words[index].Text!;
        var isLogin = program is "docker" or "podman" or "buildah" or "skopeo" or "helm" or "oras" && words[0].Text == "login";
        var isMySql = program is "mysql" or "mysqldump" or "mysqladmin" or "mariadb";
        var option = isLogin || isMySql || program == "sshpass" ? "-p" : program == "redis-cli" ? "-a" : null;
        if (option is null || !text.StartsWith(option, StringComparison.Ordinal))
        {
            return null;
        }

        // MySQL takes its password in the same word alone; a bare -p asks for it.
        var isGlued = text.Length > option.Length;
        var word = isGlued ? words[index] : !isMySql && index + 1 < words.Length ? words[index + 1] : default;
        var value = isGlued ? text[option.Length..] : word.Text;
        return value is { Length: > 3 } && !value.StartsWith('-') && CredentialName.CanBeSecret("password", value) ? new NamedSecret($"{program} {option}", value, word.SpanOf(value)) : null;
    }

    /// <summary>The name in <c>--name</c>, <c>--name=value</c> or <c>name=value</c>; null: the word has none.</summary>
    private static string? NameOf(string word, out string? value)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        value = equals < 0 ? null : word[(equals + 1)..];
        var name = (equals < 0 ? word : word[..equals]).TrimStart('-');
        var isName = name.Length > 1 && name == CredentialName.Identifier(name);
        return isName && (equals > 0 || word.StartsWith("--", StringComparison.Ordinal)) ? name : null;
    }

    /// <summary>Whether the word behind an option is the secret; behind <c>--password-stdin</c> and <c>--auth</c> it is not.</summary>
    private static bool TakesSecret(string name) =>
        name is "password" or "passwd" or "passphrase" or "token" or "secret" or "api-key" or "apikey" or "access-key" or "secret-key" or "access-token"
            or "auth-token" or "api-token" or "client-secret" or "http-password" or "ftp-password" or "db-password" or "registry-password";

    /// <summary>The password of <c>user:password</c>.</summary>
    private static string? PasswordOf(string? text)
    {
        var password = text?[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return password is { Length: > 0 } && password.Length < text!.Length && CredentialName.CanBeSecret("password", password) ? password : null;
    }

    /// <summary>What stands behind the scheme of <c>Authorization: scheme ...</c>.</summary>
    private static string? CredentialsOf(string? header)
    {
        if (header is null || !header.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var words = header["Authorization:".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && IsSecret("token", words[^1]) ? words[^1] : null;
    }
}
