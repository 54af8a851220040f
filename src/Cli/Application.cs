using Plimsoll.Cli.Commands;

namespace Plimsoll.Cli;

/// <summary>The command line: arguments in, exit code out.</summary>
public static class Application
{
    /// <summary>Nothing to complain about.</summary>
    public const int Clean = 0;

    /// <summary>Findings at or above the gate, or a score below it.</summary>
    public const int Findings = 1;

    /// <summary>Something was not analysed, or the usage is wrong.</summary>
    public const int Trouble = 2;

    /// <summary>Runs one command. Never throws: a bug of ours is one line and exit code 2.</summary>
    public static int Run(string[] args, ITerminal terminal)
    {
        try
        {
            return CommandTable.Run(args, terminal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && terminal.OutputIsClosed)
        {
            terminal.Error.WriteLine("plimsoll: cannot write to standard output: it is closed, or its disk is full");
            return Trouble;
        }
#pragma warning disable CA1031 // The outermost boundary: no stack trace reaches a user who did not ask for one.
        catch (Exception error)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine($"plimsoll: internal error ({error.GetType().Name}); please report it, with the output of --debug");
            if (Array.IndexOf(args, "--debug") >= 0)
            {
                terminal.Error.WriteLine(error.StackTrace);
            }

            return Trouble;
        }
    }
}
