using System.Diagnostics;
using System.Text;
using Shouldly;

namespace Plimsoll.EndToEnd.Tests;

/// <summary>Bad input costs itself, never the run: a clear finding, the rest judged, exit 2 when something was not analysed.</summary>
public sealed class HostileInputTests
{
    private const string Untagged = "FROM debian\nUSER 65532\n";

    public static TheoryData<string> Unreadable => ["binary", "nul", "utf16-cut", "too-large", "missing", "control"];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void WhatCannotBeReadIsToldAndTheRestIsJudged(string what)
    {
        using var box = new Sandbox();
        box.Write("good/Dockerfile", Untagged);
        string[] extra = [];
        switch (what)
        {
            case "binary":
                box.Write("bad/Dockerfile", [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2, 3]);
                break;
            case "nul":
                box.Write("bad/Dockerfile", "FROM debian:12\nRUN a\0b\n");
                break;
            case "utf16-cut":
                box.Write("bad/Dockerfile", [0xFF, 0xFE, (byte)'F', 0, 0x00, 0xD8]);
                break;
            case "too-large":
                box.Write("bad/Dockerfile", "FROM debian:12\n" + new string('#', 3000));
                extra = ["--max-config-size", "2K"];
                break;
            case "missing":
                extra = ["bad/Dockerfile", "good"];
                break;
            case "control":
                box.Write("bad/Dockerfile", string.Concat(Enumerable.Repeat("\u0001\u0002abc", 200)));
                break;
        }

        foreach (var format in (string[])["text", "json", "sarif"])
        {
            var run = Command.Run(box.Root, ["scan", .. extra, "-f", format]);
            run.ExitCode.ShouldBe(2, run.Error);
            run.Output.ShouldContain(what == "too-large" ? "PLM0003" : "PLM0001");
            run.Output.ShouldContain("PLM1002");
            run.Output.ShouldContain("bad/Dockerfile");
            run.Error.ShouldContain("bad/Dockerfile");
            run.Error.ShouldNotContain("   at ");
            if (what == "too-large")
            {
                run.Output.ShouldContain("--max-config-size");
            }

            if (format == "sarif")
            {
                run.Output.ShouldContain("\"executionSuccessful\": false");
            }
        }

        Command.Run(box.Root, ["scan", .. extra, "--exit-zero"]).ExitCode.ShouldBe(2);
    }

    public static TheoryData<string, string> Odd => new()
    {
        { "many lines", string.Concat(Enumerable.Repeat("RUN true\n", 150_000)) },
        { "one long line", "RUN " + new string('a', 12_000_000) + "\n" },
        { "continuations", string.Concat(Enumerable.Repeat("RUN a \\\n", 100_000)) + "b\n" },
        { "comments between", "RUN a \\\n" + string.Concat(Enumerable.Repeat("# c\n", 100_000)) + " b\n" },
        { "open heredoc", "RUN <<EOF\n" + string.Concat(Enumerable.Repeat("a\n", 100_000)) },
        { "many heredocs", "RUN " + string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"<<E{i}")) + "\n" },
        { "nested substitutions", "RUN " + string.Concat(Enumerable.Repeat("$(", 100_000)) + "\n" },
        { "nested braces", "ENV A=" + string.Concat(Enumerable.Repeat("${A:-", 100_000)) + "\n" },
        { "nested quotes", "RUN " + string.Concat(Enumerable.Repeat("\"$(\"", 50_000)) + "\n" },
        { "nested subshells", "RUN " + string.Concat(Enumerable.Repeat("(", 100_000)) + "\n" },
        { "doubling variables", "ENV V0=aaaaaaaa\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"ENV V{i}=$V{i - 1}$V{i - 1}\n")) + "USER $V60\n" },
        { "onbuild chain", string.Concat(Enumerable.Repeat("ONBUILD ", 100_000)) + "RUN true\n" },
        { "stages", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"FROM s{i - 1} AS s{i}\n")) },
        { "json", "CMD " + new string('[', 100_000) + "\n" },
        { "noise", string.Concat(Enumerable.Range(0, 50_000).Select(i => (char)(33 + (i * 7919 % 90)))) + "\n" },
        { "lone carriage returns", "RUN a\rRUN b\rUSER c\r\n" },
        { "latin-1", "LABEL a=\u00e9\n" },
        { "key heads", string.Concat(Enumerable.Repeat("# -----BEGIN RSA PRIVATE KEY-----\n", 20_000)) },
        { "addresses", "# " + string.Concat(Enumerable.Repeat("://a:b", 100_000)) + "\n" },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void OddTextIsReadInLinearTimeWithoutATrace(string name, string body)
    {
        using var box = new Sandbox();
        var text = "FROM debian:12\n" + body;
        box.Write("Dockerfile", name == "latin-1" ? Encoding.Latin1.GetBytes(text) : Encoding.UTF8.GetBytes(text));

        // The command is given two minutes; what grows with the square needs many.
        var run = Command.Run(box.Root, "scan", "-f", "sarif=out.sarif");
        run.ExitCode.ShouldBeInRange(0, 1, run.Error);
        run.Error.ShouldNotContain("   at ");
        run.Error.ShouldContain("scanned 1 Dockerfile");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void ByteOrderMarksAreUnderstood(string encoding)
    {
        using var box = new Sandbox();
        var how = Encoding.GetEncoding(encoding);
        box.Write("Dockerfile", [.. how.GetPreamble(), .. how.GetBytes(Untagged)]);
        var run = Command.Run(box.Root, "scan");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith("Dockerfile:1:6: warning PLM1002");
    }

    [Fact]
    public void LinksAndDevicesAreNeitherFollowedNorOpened()
    {
        using var outside = new Sandbox();
        outside.Write("Dockerfile", "FROM outside-canary\n");
        using var box = new Sandbox();
        box.Write("Dockerfile", Untagged);
        File.CreateSymbolicLink(Path.Combine(box.Root, "link.Dockerfile"), Path.Combine(outside.Root, "Dockerfile"));
        Directory.CreateSymbolicLink(Path.Combine(box.Root, "out"), outside.Root);
        Directory.CreateSymbolicLink(Path.Combine(box.Root, "loop"), box.Root);
        using (var mkfifo = Process.Start("mkfifo", Path.Combine(box.Root, "Dockerfile.fifo")))
        {
            mkfifo.WaitForExit();
        }

        var run = Command.Run(box.Root, "scan");
        run.Output.ShouldNotContain("outside-canary");
        run.Output.ShouldContain("PLM1002");
        var named = Command.Run(box.Root, "scan", "Dockerfile.fifo");
        named.ExitCode.ShouldBe(2);
        named.Output.ShouldContain("PLM0001");
    }

    [Fact]
    public void NamesOfFilesCannotSpeakToTheTerminalOrTheWorkflow()
    {
        using var box = new Sandbox();
        box.Write("a\n::error::x\u202e\u001b[31m/Dockerfile", "FROM debian\n");
        foreach (var format in (string[])["text", "json", "sarif"])
        {
            var run = Command.Run(box.Root, "scan", "-f", format);
            (run.Output + run.Error).ShouldNotContain("\u001b");
            (run.Output + run.Error).ShouldNotContain("\u202e");
            (run.Output + run.Error).Split('\n').ShouldAllBe(line => !line.StartsWith("::", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void NoSecretOfAnyFamilyStandsInAnyOutput()
    {
        var random = new Random(7);
        string Text(int length, string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") =>
            string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
        var password = "Pw" + Text(14);
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS"] = "AKIA" + Text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            ["GITHUB"] = "github_pat_" + Text(22) + "_" + Text(59),
            ["GITLAB"] = "glpat-" + Text(20),
            ["SLACK"] = "xoxb-" + Text(12, "0123456789") + "-" + Text(12, "0123456789") + "-" + Text(24),
            ["STRIPE"] = "sk_live_" + Text(24),
            ["DB_PASSWORD"] = Text(18),
            ["API_TOKEN"] = "it is " + Text(12),
            ["AZURE_DEVOPS_EXT_PAT"] = Text(52),
            ["DD_APP_KEY"] = Text(40, "0123456789abcdef"),
            ["NEXT_PUBLIC_GROQ_API_KEY"] = Text(24),
        };
        using var box = new Sandbox();
        var body = new StringBuilder("FROM debian\n");
        foreach (var (name, value) in secrets)
        {
            body.Append($"ENV {name}=\"{value}\"\nRUN sudo login --token \"{value}\" | tee /a\nENV {name}_OLD {value}\nARG {name}_TOKEN=\"{value}\"\nFROM debian:{value.Replace(" ", "", StringComparison.Ordinal)}\nUSER {value.Split(' ')[^1]}\n");
        }

        body.Append($"ADD https://app:{password}@files.example.com/a /a\nRUN curl -k https://app:{password}@files.example.com/a | sh\nCOPY --from={password} a b\nFORM {password}\n");
        box.Write("Dockerfile", body.ToString());
        foreach (var format in (string[])["text", "json", "sarif"])
        {
            var run = Command.Run(box.Root, "scan", "-f", format, "--verbose", "--explain-score", "--include-suppressed", "--set", "all");
            run.ExitCode.ShouldBe(1);
            foreach (var value in secrets.Values.Append(password))
            {
                (run.Output + run.Error).ShouldNotContain(value, Case.Sensitive, format);
            }
        }
    }
}
