using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Shell;
using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>Reads what a RUN does: exec form, shell form, or a heredoc that is the script.</summary>
internal static class StageScript
{
    public static ScriptContents? Read(RunInstruction run, StageShell shell)
    {
        var command = run.Command;
        if (command.IsExec)
        {
            return command.Arguments.IsEmpty ? null : ScriptContents.OfExecForm(ToCommand(command));
        }

        if (ScriptHeredoc(run) is { } body)
        {
            return ReadBody(body.Body, shell);
        }

        if (shell.Dialect is null || command.Text.Length == 0)
        {
            return null;
        }

        return ScriptContents.Of(ShellScript.Parse(WithBodies(run)), shell.HasPipefail);
    }

    private static SimpleCommand ToCommand(CommandForm command)
    {
        var words = command.Arguments;
        var list = new ShellWord[words.Length];
        for (var i = 0; i < list.Length; i++)
        {
            var text = words[i].Text;
            list[i] = new ShellWord(text, 0, text.Length, [new LiteralPart(0, text.Length, text.Text, IsEscaped: true)]);
        }

        return new SimpleCommand(command.Text, 0, command.Text.Length, [], [.. list], []);
    }

    /// <summary>The heredoc that is the whole command: its body runs as a script.</summary>
    private static Heredoc? ScriptHeredoc(RunInstruction run) =>
        run.Heredocs.Length == 1 && run.Heredocs[0].Opening.Raw.Length == run.Command.Text.Length ? run.Heredocs[0] : null;

    private static ScriptContents? ReadBody(MappedText body, StageShell shell)
    {
        var dialect = shell.Dialect;
        if (body.Text.StartsWith("#!", StringComparison.Ordinal))
        {
            var line = body.Text.AsSpan(2, Math.Max(0, body.Text.AsSpan().IndexOfAny('\r', '\n') - 2)).Trim().ToString();
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var program = words.Length > 1 && words[0].EndsWith("/env", StringComparison.Ordinal) ? words[^1] : words.Length > 0 ? words[0] : "";
            dialect = StageShell.DialectOf(program);
            shell = StageShell.Default;
        }

        return dialect is null ? null : ScriptContents.Of(ShellScript.Parse(body), shell.HasPipefail);
    }

    /// <summary>The command with the bodies of its heredocs behind it, as the shell gets it.</summary>
    private static MappedText WithBodies(RunInstruction run)
    {
        var text = run.Command.Text;
        if (run.Heredocs.IsEmpty)
        {
            return text;
        }

        var builder = new MappedTextBuilder(text.File);
        builder.Append(text, 0, text.Length);
        builder.AppendDecoded("\n", text.Span.End, 1);
        foreach (var heredoc in run.Heredocs)
        {
            builder.Append(heredoc.Raw.Start, heredoc.Raw.Length);
        }

        return builder.ToMappedText(text.Span.Start);
    }
}
