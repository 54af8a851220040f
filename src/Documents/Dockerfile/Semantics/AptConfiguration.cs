using Plimsoll.Documents.Shell;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>Recognises configuration that makes apt-get answer yes by itself.</summary>
internal static class AptConfiguration
{
    private const string Key = "APT::Get::Assume-Yes";

    /// <summary>Whether a command writes such configuration: a word or a heredoc of it holds the key and no "false".</summary>
    public static bool SetsAssumeYes(Invocation invocation)
    {
        if (invocation.NameIndex > 0 || invocation.Name is "apt-get" or "apt")
        {
            return false;
        }

        foreach (var word in invocation.Arguments)
        {
            if (SetsAssumeYes(word.Literal ?? word.LiteralPrefix))
            {
                return true;
            }
        }

        foreach (var redirection in invocation.Command.Redirections)
        {
            if (redirection.Body is { } body && SetsAssumeYes(body.Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text holds the key with a value that switches it on.</summary>
    public static bool SetsAssumeYes(string text)
    {
        var at = text.IndexOf(Key, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        var value = text.AsSpan(at + Key.Length).TrimStart(" \t=\"'");
        return value.StartsWith("true", StringComparison.OrdinalIgnoreCase) || value.StartsWith("yes", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("1", StringComparison.Ordinal) || value.StartsWith("on", StringComparison.OrdinalIgnoreCase);
    }
}
