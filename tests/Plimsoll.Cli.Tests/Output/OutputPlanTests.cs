using System.Text.Json;
using Microsoft.CodeAnalysis;
using Plimsoll.Cli.Output;
using Plimsoll.Reporting;

namespace Plimsoll.Cli.Tests.Output;

public sealed class OutputPlanTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Without_a_format_text_goes_to_standard_output()
    {
        var (failure, shown) = Write([]);
        failure.ShouldBeNull();
        shown.ShouldBe("Dockerfile:1:1: error PLM1499: Message\n");
        directory.Names.ShouldBeEmpty();
    }

    [Fact]
    public void Each_format_goes_where_it_is_sent()
    {
        var (failure, shown) = Write(["text", "sarif=a.sarif", "json=b.json"]);
        failure.ShouldBeNull();
        shown.ShouldBe("Dockerfile:1:1: error PLM1499: Message\n");
        directory.Names.ShouldBe(["a.sarif", "b.json"]);
        Parse("a.sarif").TryGetProperty("runs", out _).ShouldBeTrue();
        Parse("b.json").TryGetProperty("findings", out _).ShouldBeTrue();
    }

    [Fact]
    public void The_output_option_is_for_the_last_format_without_a_file()
    {
        var (failure, shown) = Write(["text", "json", "sarif=a.sarif"], output: "b.json");
        failure.ShouldBeNull();
        shown.ShouldStartWith("Dockerfile:1:1:");
        directory.Names.ShouldBe(["a.sarif", "b.json"]);
        Parse("b.json").TryGetProperty("findings", out _).ShouldBeTrue();
    }

    [Fact]
    public void The_output_option_alone_is_for_text()
    {
        var (failure, shown) = Write([], output: "report.txt");
        failure.ShouldBeNull();
        shown.ShouldBeEmpty();
        File.ReadAllText(directory["report.txt"]).ShouldBe("Dockerfile:1:1: error PLM1499: Message\n");
    }

    [Fact]
    public void A_file_is_never_coloured()
    {
        Write(["text", "text=a.txt"], options: new ReportOptions { Color = true, Excerpts = true }).Shown.ShouldContain("\u001b[");
        File.ReadAllText(directory["a.txt"]).ShouldNotContain("\u001b[");
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told_and_the_others_are_written()
    {
        Directory.CreateDirectory(directory["b"]);
        var (failure, shown) = Write(["sarif=none/a.sarif", "json=b", "text", "json=c.json"]);
        failure.ShouldBe("cannot write 'none/a.sarif': its directory does not exist");
        shown.ShouldStartWith("Dockerfile:1:1:");
        directory.Names.ShouldBe(["b", "c.json"]);
    }

    [Fact]
    public void A_file_name_may_hold_equals_signs()
    {
        Write(["json=a=b.json"]).Failure.ShouldBeNull();
        directory.Names.ShouldBe(["a=b.json"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(true, "text", "json=a")]
    [InlineData(false, "json")]
    [InlineData(false, "text=a", "json")]
    public void It_is_known_whether_standard_output_gets_text(bool text, params string[] formats) =>
        OutputPlan.Read(formats, output: null, out _)!.TextOnStandardOutput.ShouldBe(text);

    private (string? Failure, string Shown) Write(string[] formats, string? output = null, ReportOptions? options = null)
    {
        var plan = OutputPlan.Read(formats, output, out var error);
        error.ShouldBeNull();
        var terminal = new FakeTerminal { WorkingDirectory = directory.Root };
        var failure = plan!.Write(SampleReport.With(DiagnosticSeverity.Error), options ?? new ReportOptions(), terminal);
        return (failure, terminal.Shown);
    }

    private JsonElement Parse(string name) => JsonDocument.Parse(File.ReadAllBytes(directory[name])).RootElement;
}
