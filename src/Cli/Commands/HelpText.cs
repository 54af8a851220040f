using System.Text;

namespace Plimsoll.Cli.Commands;

/// <summary>The help: examples first, one screen each.</summary>
internal static class HelpText
{
    public const string Overview = """
        plimsoll: what is unsafe in what you are about to ship. Offline.

          plimsoll scan                          scan the Dockerfiles below the working directory
          plimsoll scan app/Dockerfile -f sarif=plimsoll.sarif
          plimsoll scan --min-score 80 --fail-on error
          plimsoll explain PLM1002               why a rule exists, and how to mend what it finds
          plimsoll explain hadolint:DL3006       the same by the id of another linter
          plimsoll rules --format markdown       all rules

        Commands
          scan [PATH...]    find and score; 'plimsoll scan --help' lists the options
          rules             list the rules
          explain ID        show the page of a rule
          --version         print the version

        Exit codes
          0  nothing at or above --fail-on (default: warning)
          1  findings there, or a score below --min-score
          2  something was not analysed, or the usage is wrong

        """;

    public const string Scan = """
        plimsoll scan [PATH...]   files and directories; default '.', '-' is stdin

          plimsoll scan Dockerfile
          plimsoll scan . -f text -f sarif=out.sarif --fail-on error
          cat Dockerfile | plimsoll scan -

        Inputs    --list-inputs  --root DIR  --exclude GLOB...  --secrets  --secrets-only  --strict-inputs
                  --stdin-filename NAME  --target STAGE  --build-arg NAME=VALUE...
                  --platform OS/ARCH[/VARIANT]  --dockerfile FILE (what the image was made from)
        Rules     --config FILE  --set NAME|FILE  --select ID,...  --ignore ID,...  --no-inline-ignores  --as-of YYYY-MM-DD
        Gate      --fail-on error|warning|info|none  --min-severity error|warning|info  --min-score [NAME=]N...
                  --exit-zero  --score-accepts-suppressed
        Output    -f, --format text|json|sarif[=FILE]...  -o, --output FILE  --category NAME  --include-suppressed
                  --explain-score  --color auto|always|never  --no-progress  --quiet  --verbose  --debug
        Limits    --jobs N  --max-config-size SIZE  --max-image-size SIZE  --max-entries N  --max-results N

        --fail-on decides about the exit code, --min-severity about what is shown.
        Settings, weakest first: rule, set, .editorconfig, plimsoll.toml (nearest upwards), command line.
        Exit codes: 0 clean, 1 findings or a low score, 2 something was not analysed or the usage is wrong.

        """;

    public static void Print(ITerminal terminal, string text) => terminal.Output.Write(Encoding.UTF8.GetBytes(text));
}
