using Plimsoll.Testing;
using System.Text;
using Shouldly;

namespace Plimsoll.Analyzers.Secrets.Tests;

/// <summary>Where a token begins and ends, what only looks like one, and what it may say of itself.</summary>
public sealed class BoundaryTests
{
    [Theory]
    [InlineData("\"a\\n{0}\"")]
    [InlineData("\"a\\r\\n{0}\\n\"")]
    [InlineData("\"a\\t{0}\"")]
    [InlineData("token\\u003d{0}")]
    [InlineData("token\\x3d{0}")]
    [InlineData("https://a.example/?token%3D{0}%26x")]
    [InlineData("(ci-{0})")]
    [InlineData("a.{0}.b")]
    public void AnEscapeInFrontOfATokenIsNoPartOfIt(string context)
    {
        var token = new TokenMaker(29).WithCrc32("ghp_");
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, context, token);
        SecretSearch.InText(text).ShouldHaveSingleItem().Start.ShouldBe(text.IndexOf(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("n{0}")]
    [InlineData("3D{0}")]
    [InlineData("\\q{0}")]
    [InlineData("%3{0}")]
    [InlineData("a_{0}")]
    [InlineData("{0}_a")]
    [InlineData("{0}-a")]
    [InlineData("{0}0")]
    public void ATokenInsideOfALongerWordIsNone(string context)
    {
        var token = new TokenMaker(29).WithCrc32("ghp_");
        SecretSearch.InText(string.Format(System.Globalization.CultureInfo.InvariantCulture, context, token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("glpat-", "insert-token-hereyes")]
    [InlineData("glpat-", "my_secret_token_text")]
    [InlineData("glrt-", "runner-token-of-mine")]
    [InlineData("sk_live_", "secretkeyhere")]
    [InlineData("sk_test_", "4eC39HqAAbbccDDeeff11223")]
    [InlineData("whsec_", "thesecretofthewebhookgoesinhere")]
    public void WordsInThePlaceOfATokenAreNone(string prefix, string words) => SecretSearch.InText($"TOKEN={prefix}{words}").ShouldBeEmpty();

    [Theory]
    [InlineData("3f1d6c17773a45c97bd8f158d665c9709d7b29ed")]
    [InlineData("sha256:3f1d6c17773a45c97bd8f158d665c9709d7b29ed7917ac934086ad96f92e4510")]
    [InlineData("integrity: sha512-Ab3/Cd5+Ef7gHi9JkLmNoPqRsTuVwXyZ0123456789abcdefABCDEFghijklmnopqrstuvwxyzABCDEFGHIJKLMN==")]
    [InlineData("6f1e2d3c-4b5a-4987-8765-43210fedcba9")]
    [InlineData("h1:Ab3/Cd5+Ef7gHi9JkLmNoPqRsTuVwXyZ01234567890=")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAb3Cd5Ef7gHi9JkLmNoPqRsTuVwXyZ0123456789ab me@host")]
    [InlineData("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk")]
    public void DigestsIdsAndPublicKeysAreQuiet(string text) => SecretSearch.InText(text).ShouldBeEmpty();

    [Fact]
    public void ThePublishedIdOfAnotherProjectTellsItsAccount() =>
        SecretSearch.InText("ASIA" + "QNZGKIQY56JQ7WML").ShouldHaveSingleItem().Facts.ShouldHaveSingleItem().Value.ShouldBe("029608264753");

    [Fact]
    public void ARoutableTokenTellsItsOrganisationAndUser()
    {
        var payload = Convert.ToBase64String([.. "o:1\nu:2n\n"u8, .. Enumerable.Range(1, 18).Select(static n => (byte)(n * 37))]).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var body = $"glpat-{payload}.0v";
        var match = SecretSearch.InText(body + Checksums.ToBase36(TokenMaker.NaiveCrc32(body), 7)).ShouldHaveSingleItem();
        match.Facts.ShouldBe([new("organisation", "1"), new("user", "95")]);
    }

    [Theory]
    [InlineData("{\"\\ud800\":1,\"alg\":\"RS256\"}", "{\"iss\":\"someone\"}")]
    [InlineData("{\"alg\":\"\\ud800\"}", "{\"iss\":\"someone\"}")]
    [InlineData("{\"alg\":\"RS256\"}", "{\"iss\":\"\\ud800\",\"exp\":1e999}")]
    [InlineData("{\"alg\":\"RS256\"}", "{\"iss\":[[[[[[1]]]]]],\"exp\":\"soon\"}")]
    [InlineData("[1,2,3,4,5,6,7,8]", "{\"iss\":\"someone\"}")]
    public void AWebTokenThatMakesNoSenseEndsNothing(string header, string claims)
    {
        var token = new TokenMaker(31).Jwt(header, claims);
        foreach (var match in SecretSearch.InText(token))
        {
            match.Facts.ShouldAllBe(static fact => fact.Value.Length <= 200);
        }
    }

    [Fact]
    public void AnIssuerWithAPasswordInItsAddressIsNotPassedOn() =>
        SecretSearch.InText(new TokenMaker(37).Jwt("{\"alg\":\"RS256\"}", "{\"iss\":\"https://me:hunter2@issuer.example\"}")).ShouldHaveSingleItem().Facts.ShouldBeEmpty();

    [Fact]
    public void ATokenIsNotTheNameOfItsNeighbour()
    {
        var maker = new TokenMaker(41);
        foreach (var left in (string[])[maker.WithCrc32("ghp_"), "AKIA" + maker.Text(14, "base32") + "27"])
        {
            var matches = SecretSearch.InText($"{left}:{maker.WithCrc32("npm_")}");
            matches.Count.ShouldBe(2);
            matches[1].KeyName.ShouldBeNull();
        }

        SecretSearch.InText($"SERVICE_TOKEN_OF_2024_10={maker.WithCrc32("npm_")}").ShouldHaveSingleItem().KeyName.ShouldBe("SERVICE_TOKEN_OF_2024_10");
    }

    [Fact]
    public void ATokenIsFoundWhereverTheWindowsOfAStreamEnd()
    {
        var token = new TokenMaker(43).WithCrc32("ghp_");
        const int FirstWindow = (1 << 20) + (16 * 1024);
        for (var delta = -48; delta <= 48; delta += 3)
        {
            var bytes = new byte[FirstWindow + 100_000];
            bytes.AsSpan().Fill((byte)' ');
            Encoding.ASCII.GetBytes(token).CopyTo(bytes, FirstWindow + delta);
            var places = new List<long>();
            using var scanner = new SecretScanner((match, window) => places.Add(window.Offset + match.Start));
            scanner.Append(bytes);
            scanner.Finish();
            places.ShouldBe([FirstWindow + delta]);
        }
    }

    [Fact]
    public void SingleBytesGiveTheSameAsTheWhole()
    {
        var token = new TokenMaker(47).WithCrc32("ghp_");
        var text = new StringBuilder();
        for (var i = 0; text.Length < 1_300_000; i++)
        {
            text.Append('x', i % 97).Append(' ').Append(i % 31 == 0 ? token : "word").Append('\n');
        }

        var bytes = Encoding.ASCII.GetBytes(text.ToString());
        var places = new List<long>();
        using var scanner = new SecretScanner((match, window) => places.Add(window.Offset + match.Start));
        foreach (var b in bytes)
        {
            scanner.Append([b]);
        }

        scanner.Finish();
        places.ShouldBe(SecretSearch.InBytes(bytes).Select(static match => (long)match.Start));
    }
}
