namespace Plimsoll.Cli.Output;

/// <summary>Whether text is coloured: the option, then NO_COLOR, then the variables that force it, then the terminal.</summary>
internal static class ColorChoice
{
    public static bool Decide(string? option, ITerminal terminal) => option switch
    {
        "always" => true,
        "never" => false,
        _ when terminal.Variable("NO_COLOR") is not null => false,
        _ when terminal.Variable("FORCE_COLOR") is not (null or "0") || terminal.Variable("CLICOLOR_FORCE") is not (null or "0") => true,
        _ => terminal.OutputIsTerminal && terminal.Variable("GITHUB_ACTIONS") is null && terminal.Variable("TERM") != "dumb",
    };
}
