using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Shell;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>Recognises start commands that leave root by themselves.</summary>
internal static class PrivilegeDrop
{
    /// <summary>Whether ENTRYPOINT or CMD calls a program that changes the user.</summary>
    public static bool HappensAtStart(BuildStage stage)
    {
        foreach (var command in stage.StartCommands)
        {
            foreach (var word in command.Command.Arguments)
            {
                if (IsDropper(word.Raw))
                {
                    return true;
                }
            }

            if (!command.Command.IsExec)
            {
                foreach (var invocation in ScriptContents.Of(ShellScript.Parse(command.Command.Text), hasPipefail: false).Invocations)
                {
                    if (invocation.Name is { } name && IsDropper(name))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsDropper(string word) =>
        word[(word.LastIndexOf('/') + 1)..] is "gosu" or "su-exec" or "setpriv" or "runuser" or "chpst" or "s6-setuidgid" or "setuidgid";
}
