using Plimsoll.Testing;
using System.Diagnostics;
using System.Text;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input;
using Shouldly;

namespace Plimsoll.Analyzers.Secrets.Tests;

public sealed class EngineTests
{
    [Fact]
    public void TextWithoutHitsCostsNoAllocation()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends libgnutls30t64-dev\nlonger-words.with-dots_and_numbers0123 plain prose in between\n", 5000)));
        SecretSearch.InBytes(bytes).ShouldBeEmpty();
        var before = GC.GetAllocatedBytesForCurrentThread();
        SecretSearch.InBytes(bytes).ShouldBeEmpty();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\n")]
    [InlineData("://a:b@")]
    [InlineData("service_account\" private_key\" -----BEGIN ")]
    [InlineData("x;password=abc;user=a;")]
    [InlineData("LS0tLS1CRUdJTi")]
    [InlineData("AKIAQ3EGRTK5WZ2P6LMN ")]
    [InlineData("aws_secret_access_key ")]
    [InlineData("JQQJ9")]
    [InlineData("eyJ.")]
    public void CostGrowsNoFasterThanTheText(string part)
    {
        // A busy machine makes ratios of short times worthless; but what grows with the square would take minutes here.
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(part, 4_000_000 / part.Length)));
        var watch = Stopwatch.StartNew();
        SecretSearch.InBytes(bytes);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(45));
    }

    [Fact]
    public void AStreamGivesTheSameWhateverItsPieces()
    {
        var maker = new TokenMaker(17);
        var random = new Random(17);
        var text = new StringBuilder();
        while (text.Length < 3_500_000)
        {
            text.Append(random.Next(5) switch
            {
                0 => $"KEY={maker.WithCrc32("ghp_")}\n",
                1 => $"https://u:{maker.Text(12, "base62")}@h.example/\n",
                2 => new string('x', random.Next(2000)) + "\n",
                3 => $"id AKIA{maker.Text(16, "base32")}\nkey {maker.Text(36, "base62")}aB3+\n",
                _ => string.Concat(Enumerable.Repeat("some prose of no interest\n", random.Next(200))),
            });
        }

        var bytes = Encoding.ASCII.GetBytes(text.ToString());
        var expected = SecretSearch.InBytes(bytes).Select(match => $"{match.Family} {match.Start} {match.Length}").ToArray();
        expected.Length.ShouldBeGreaterThan(100);
        foreach (var size in (int[])[1 << 12, 65_537, 1 << 20, 1_234_567, bytes.Length])
        {
            var found = new List<string>();
            using var scanner = new SecretScanner((match, window) => found.Add($"{match.Family} {window.Offset + match.Start} {match.Length}"));
            for (var at = 0; at < bytes.Length; at += size)
            {
                scanner.Append(bytes.AsSpan(at, Math.Min(size, bytes.Length - at)));
            }

            scanner.Finish();
            found.ShouldBe(expected);
        }
    }

    [Fact]
    public void PlacesCountCharactersAlsoBehindOtherScripts()
    {
        var token = new TokenMaker(19).WithCrc32("ghp_");
        var text = $"# \u00e4\u6f22\U0001F6A2\nKEY={token}\n";
        var match = SecretSearch.InText(text).ShouldHaveSingleItem();
        text.Substring(match.Start, match.Length).ShouldBe(token);
        match.KeyName.ShouldBe("KEY");
    }

    [Fact]
    public void NothingThatARuleSaysHoldsTheValue()
    {
        var maker = new TokenMaker(23);
        foreach (var family in SecretRules.Families)
        {
            foreach (var pattern in family.Patterns)
            {
                var token = SecretSamples.Token(maker, family.Info.Id, pattern);
                var file = new SourceFile("a.env", $"KEY={token}\n");
                var rule = (Rule<SearchedContent>)SecretRules.All.Single(candidate => candidate.Info.Id == family.Info.Id);
                var finding = ((Verdict.Failed)rule.Judge(SearchedText.Of(file), Settings.Default)).Findings.ShouldHaveSingleItem();
                var said = string.Join('\n', [.. finding.Arguments, finding.Anchor ?? "", .. finding.Facts.Select(fact => fact.Value), string.Format(System.Globalization.CultureInfo.InvariantCulture, rule.Info.Message, [.. finding.Arguments])]);
                said.ShouldNotContain(token[4..Math.Min(token.Length, 14)]);
                finding.Secret!.Value.Length.ShouldBe(token.Length);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(16 * 1024)]
    public void ALongTextGivesWhatItsPartsGive(int shift)
    {
        // Short texts are looked at byte by byte, long ones in blocks.
        var maker = new TokenMaker(17);
        var part = $"url = postgres://app:{maker.Text(12, "base62")}@db:5432/shop\nServer=db;User Id=app;Password={maker.Text(12, "base62")};\n"
            + $"AccountName=acme;AccountKey={maker.Text(86, "base62")}==;\naws_secret_access_key = aB3/{maker.Text(36, "base62")}\n";
        var expected = SecretSearch.InText(part).Select(static match => (match.Family, match.Start, match.Length)).ToArray();
        expected.Length.ShouldBe(4);
        var padded = new string('.', shift) + "\n" + part + new string('.', 32 * 1024);
        SecretSearch.InText(padded).Select(match => (match.Family, match.Start - shift - 1, match.Length)).ToArray().ShouldBe(expected);
    }
}
