using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Reporting.Tests;

public sealed class SecretMaskTests
{
    private static readonly ReportOptions Everything = new()
    {
        ExplainScore = true,
        IncludeSuppressed = true,
        Verbose = true,
        Excerpts = true,
        Color = true,
    };

    /// <summary>Values that hold what writers escape, that overlap, and that hold one another.</summary>
    private static readonly string[] Values =
    [
        "hunter2", "hunter2hunter3", "er2hunter3xx", "pass\\word", "q\"uo'te<&>", "line\nbreak", "[link](1){0}", "naïve-pässe", "\U0001f600\U0001f600\U0001f600", "ctrl\u001b[0m",
    ];

    [Fact]
    public void A_value_is_hidden_wherever_it_stands() =>
        MaskOf("TOKEN=[|abcdef|]").Hide("xabcdefabcdefy").ShouldBe("x******y");

    [Fact]
    public void Values_that_overlap_are_hidden_together() =>
        MaskOf("A=[|hunter2xyz|]\nB=[|xyzabcde|]").Hide("-hunter2xyzabcde-").ShouldBe("-***-");

    [Fact]
    public void The_longer_of_two_values_is_hidden_whole() =>
        MaskOf("A=[|hunter2|]\nB=[|hunter2-and-more|]").Hide("hunter2-and-more hunter2-and").ShouldBe("*** ***-and");

    [Fact]
    public void A_short_value_is_a_word_and_stays() => MaskOf("PIN=[|4711|]").Hide("at 4711 places").ShouldBe("at 4711 places");

    [Fact]
    public void A_value_of_asterisks_alone_stays() => MaskOf("A=[|******|]").Hide("a ****** b").ShouldBe("a ****** b");

    [Fact]
    public void A_text_is_the_same_when_there_are_no_secrets() => MaskOf("A=b").Hide("hunter2").ShouldBe("hunter2");

    [Fact]
    public void The_value_as_it_is_spelt_is_hidden_like_the_value()
    {
        var sample = new SampleReport();
        sample.Text("f", "A=[|\"ab\\\"cdef\"|]", "ab\"cdef");
        var mask = SecretMask.Of(sample.Build());
        mask.Hide("is \"ab\\\"cdef\" or ab\"cdef").ShouldBe("is *** or ***");
    }

    [Theory]
    [InlineData("PIN", "PIN")]
    [InlineData("PIN=4711", "PIN=***")]
    [InlineData("71", "***")]
    [InlineData("4711 x hunter2 y", "*** x *** y")]
    [InlineData("hunt", "***")]
    [InlineData("er2 y", "*** y")]
    public void A_piece_of_a_source_shows_no_part_of_a_secret(string piece, string shown)
    {
        var sample = new SampleReport();
        var file = sample.Text("f", "A=[|hunter2|]\nPIN=[|4711|] x hunter2 y\n");
        var report = sample.Build();
        var place = SampleReport.At(file, piece, piece.Contains("hunt", StringComparison.Ordinal) && piece.Length == 4 ? 2 : 1);
        place = piece == "er2 y" ? SampleReport.At(file, "er2 y") : place;
        SecretMask.Of(report).Excerpt(report.Sources["f"], place.Span).ShouldBe(shown);
    }

    [Fact]
    public void A_caret_line_that_cuts_through_a_secret_shows_neither_half()
    {
        var sample = new SampleReport();
        var file = sample.Text("f", "A=[|hunter2hunter3|]\nRUN login hunter2hunter3 now\n");
        sample.Find(SampleRules.Root, SampleReport.At(file, "ter3 no"), "Here");
        var shown = SampleReport.Shown("text", sample.Build(), Everything with { Color = false });
        shown.ShouldContain("  2 | RUN login *** now\n    |           ^^^^^^\n");
    }

    [Fact]
    public void A_fix_whose_text_holds_a_secret_is_left_out_of_every_format()
    {
        var sample = new SampleReport();
        var file = sample.Text("f", "A=[|hunter2|]\nRUN x\n");
        sample.Rules(SampleRules.Root);
        sample.Find(
            SampleRules.Root,
            SampleReport.At(file, "RUN"),
            "Here",
            fix: new Fix("Do it", FixSafety.Safe, [new TextChange(SampleReport.At(file, "RUN").Span, "RUN hunter2 &&")]));
        foreach (var format in ReportWriters.Formats)
        {
            SampleReport.Shown(format, sample.Build(), Everything).ShouldNotContain("Do it");
        }
    }

    [Fact]
    public void A_fix_that_takes_a_secret_away_is_left_out()
    {
        var sample = new SampleReport();
        var file = sample.Text("f", "PIN=[|4711|]\n");
        var finding = sample.Find(
            SampleRules.Root, SampleReport.At(file, "PIN"), "Here", fix: new Fix("Do it", FixSafety.Safe, [new TextChange(SampleReport.At(file, "=47").Span, "")]));
        var report = sample.Build();
        SecretMask.Of(report).FixOf(finding, report).ShouldBeNull();
    }

    [Fact]
    public void A_fix_beside_a_secret_stays()
    {
        var sample = new SampleReport();
        var file = sample.Text("f", "PIN=[|4711|]\n");
        var finding = sample.Find(
            SampleRules.Root, SampleReport.At(file, "PIN"), "Here", fix: new Fix("Do it", FixSafety.Safe, [new TextChange(SampleReport.At(file, "PIN").Span, "PIM")]));
        var report = sample.Build();
        SecretMask.Of(report).FixOf(finding, report).ShouldBe(finding.Finding.Fix);
    }

    [Theory]
    [InlineData(0, 4, false)]
    [InlineData(3, 2, true)]
    [InlineData(4, 0, true)]
    [InlineData(8, 0, true)]
    [InlineData(9, 0, false)]
    [InlineData(8, 1, false)]
    [InlineData(0, 20, true)]
    public void A_span_touches_a_secret_when_it_shares_a_character_or_stands_at_its_edge(int start, int length, bool touches)
    {
        var sample = new SampleReport();
        sample.Text("f", "PIN=[|4711|] and more text\n");
        var report = sample.Build();
        SecretMask.Of(report).Touches(report.Sources["f"], new TextSpan(start, length)).ShouldBe(touches);
    }

    [Property(MaxTest = 25)]
    public Property No_writer_shows_a_secret_whatever_the_findings_say() => Prop.ForAll(Scenarios(), static words =>
    {
        var report = Report(words);
        foreach (var format in ReportWriters.Formats)
        {
            var output = SampleReport.Written(format, report, Everything);
            foreach (var text in Texts(format, output))
            {
                foreach (var value in words.Where(static word => Values.Contains(word)))
                {
                    text.ShouldNotContain(value, Case.Sensitive);
                    text.ShouldNotContain(Show.Escape(value), Case.Sensitive);
                }
            }

            Encoding.UTF8.GetString(output).ShouldSatisfyAllConditions(words.Where(static word => Values.Contains(word))
                .Select(static value => (Action<string>)(shown => shown.Contains(value, StringComparison.Ordinal).ShouldBeFalse())).ToArray());
        }
    });

    [Fact]
    public void Many_secrets_do_not_make_each_message_slow()
    {
        var marked = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
        {
            marked.Append("[|").Append(i % 10).Append("value").Append(i).Append("|]\n");
        }

        var mask = MaskOf(marked.ToString());
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 20_000; i++)
        {
            mask.Hide("A message of some length in which no secret stands, as nearly all messages are");
        }

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static SecretMask MaskOf(string marked)
    {
        var sample = new SampleReport();
        sample.Text("f", marked);
        return SecretMask.Of(sample.Build());
    }

    private static Arbitrary<string[]> Scenarios() =>
        Gen.Elements([.. Values, " ", "x", "=", "\n", "RUN ", "\\", "["]).ArrayOf().Where(static words => words.Length > 0).ToArbitrary();

    /// <summary>A text whose words are secrets once, then all words again without marks; findings everywhere.</summary>
    private static ScanReport Report(string[] words)
    {
        var sample = new SampleReport();
        var marked = new StringBuilder();
        foreach (var word in words)
        {
            marked.Append(Values.Contains(word) ? $"[|{word}|]" : word).Append(' ');
        }

        var spoken = string.Concat(words);
        var file = sample.Text("f", marked.Append('\n').Append(spoken).Append('\n').ToString());
        sample.Rules(SampleRules.Root);
        for (var start = 0; start <= file.Text.Length; start += 3)
        {
            var length = Math.Min((start * 7) % 12, file.Text.Length - start);
            var span = new TextSpan(start, length);
            sample.Find(
                SampleRules.Root,
                new FilePlace(file, span),
                $"Here {spoken}",
                related: [new RelatedPlace(new FilePlace(file, span), spoken)],
                fix: new Fix(spoken, FixSafety.Safe, [new TextChange(span, start % 2 == 0 ? spoken : "x")]),
                suppression: start % 4 == 0 ? new Suppression(SuppressionKind.Comment, spoken) : null,
                facts: [new("fact", spoken)],
                subject: spoken);
        }

        sample.Verdicts = [new SubjectVerdict("PLM1402", new Subject("stage", spoken, "f"), Abstractions.Report.Outcome.NotEvaluated, spoken)];
        sample.Scores = new ScoreCard([new Score(ScoreName.Overall, 1, [new ScoreCost("PLM1402", spoken, 1)])], "F", CappedByError: false);
        sample.Inputs = [new InputScores("f", "dockerfile", sample.Scores)];
        sample.Note(DiagnosticSeverity.Info, "f", spoken);
        return sample.Build();
    }

    /// <summary>What a reader of the format gets to see: lines, or the decoded strings of JSON.</summary>
    private static List<string> Texts(string format, byte[] output)
    {
        var texts = new List<string>();
        if (format == "text")
        {
            texts.AddRange(Encoding.UTF8.GetString(output).Split('\n'));
            return texts;
        }

        var reader = new Utf8JsonReader(output);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                texts.Add(reader.GetString()!);
            }
        }

        return texts;
    }
}
