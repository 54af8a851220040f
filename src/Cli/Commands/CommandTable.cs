using Plimsoll.Input;

namespace Plimsoll.Cli.Commands;

/// <summary>The commands by name.</summary>
internal static class CommandTable
{
    private static readonly string[] Later = ["fix", "baseline", "inventory", "init", "effective", "completion"];

    public static int Run(string[] args, ITerminal terminal)
    {
        switch (args)
        {
            case []:
                terminal.Error.Write(HelpText.Overview);
                return Application.Trouble;
            case ["--help" or "-h" or "help", ..]:
                HelpText.Print(terminal, HelpText.Overview);
                return Application.Clean;
            case ["--version", ..]:
                HelpText.Print(terminal, Product.Version + "\n");
                return Application.Clean;
            case ["scan", .. var rest]:
                return ScanCommand.Run(rest, terminal);
            case ["rules", .. var rest]:
                return RulesCommand.Run(rest, terminal);
            case ["explain", .. var rest]:
                return ExplainCommand.Run(rest, terminal);
            case [var later, ..] when Array.IndexOf(Later, later) >= 0:
                terminal.Error.WriteLine($"plimsoll: '{later}' does not exist yet");
                return Application.Trouble;
            default:
                var name = args[0];
                var near = Spelling.Nearest(name, ["scan", "rules", "explain"]);
                terminal.Error.WriteLine($"plimsoll: unknown command '{Reporting.Show.Value(name)}'" + (near is null ? "; see 'plimsoll --help'" : $"; did you mean '{near}'?"));
                return Application.Trouble;
        }
    }
}
