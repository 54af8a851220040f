using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.Analyzers.Secrets.Tests;

public sealed class FamilyTests
{
    private static readonly string[] Contexts =
    [
        "{0}", "KEY={0}\n", "key: {0}\n", "ENV KEY {0}\n", "{{\"key\": \"{0}\"}}", "RUN login --token '{0}' && true", "https://a.example/?t={0}&x=1", "<a b=\"{0}\"/>", "x\n{0}\ny", "export KEY={0};",
    ];

    public static TheoryData<string, string> Samples
    {
        get
        {
            var data = new TheoryData<string, string>();
            var maker = new TokenMaker(20261125);
            foreach (var family in SecretRules.Families)
            {
                foreach (var pattern in family.Patterns)
                {
                    data.Add(family.Info.Id, SecretSamples.Token(maker, family.Info.Id, pattern));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void EveryShapeIsFoundWhereverItStands(string id, string token)
    {
        foreach (var context in Contexts)
        {
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, context, token);
            var match = SecretSearch.InText(text).ShouldHaveSingleItem($"{context} {token.Length}");
            SecretRules.Families[match.Family].Info.Id.ShouldBe(id);
            match.Start.ShouldBe(text.IndexOf(token, StringComparison.Ordinal));
            match.Length.ShouldBe(token.Length);
            match.Prefix.Length.ShouldBeLessThanOrEqualTo(4);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void ALongerWordIsNoToken(string id, string token)
    {
        // Two more characters make it another word, unless the shape allows that length.
        foreach (var text in (string[])["x" + token, token + new string('q', 9000)])
        {
            SecretSearch.InText(text).Where(match => SecretRules.Families[match.Family].Info.Id == id && id is not ("PLM5007" or "PLM5009" or "PLM5012")).ShouldBeEmpty();
        }
    }

    public static TheoryData<string, string> QuietTexts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var family in SecretRules.Families)
            {
                foreach (var text in family.Quiet)
                {
                    data.Add(family.Info.Id, text);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(QuietTexts))]
    public void TheQuietTextsOfAFamilyAreQuiet(string id, string text) =>
        SecretSearch.InText(text).Select(match => SecretRules.Families[match.Family].Info.Id).ShouldNotContain(id);

    [Theory]
    [InlineData("ghp_")]
    [InlineData("gho_")]
    [InlineData("ghu_")]
    [InlineData("ghs_")]
    [InlineData("npm_")]
    public void AWrongChecksumIsNoToken(string prefix)
    {
        var token = new TokenMaker(3).WithCrc32(prefix);
        SecretSearch.InText(token).ShouldHaveSingleItem();
        var wrong = token[..^1] + (token[^1] == 'A' ? 'B' : 'A');
        SecretSearch.InText(wrong).ShouldBeEmpty();
    }

    [Fact]
    public void AWrongChecksumOfGrafanaOrAgeIsNoToken()
    {
        var maker = new TokenMaker(21);
        foreach (var token in (string[])[maker.WithCrc32Hex("glsa_"), maker.AgeIdentity()])
        {
            SecretSearch.InText(token).ShouldHaveSingleItem();
            SecretSearch.InText(token[..^1] + (token[^1] == '7' ? '8' : '7')).ShouldBeEmpty();
        }
    }

    [Fact]
    public void AnAwsIdTellsItsAccount()
    {
        // Built the other way round: the account in bits 2 to 41 of the first six bytes, in base32.
        const long Account = 123456789012;
        var bits = ((ulong)Account << 7) | 0x8000_0000_0000;
        var digits = new char[16];
        Array.Fill(digits, 'Q');
        for (var i = 0; i < 10; i++)
        {
            var value = (int)(((bits << 2) >> (45 - (5 * i))) & 31);
            digits[i] = (char)(value < 26 ? 'A' + value : '2' + value - 26);
        }

        digits[12] = 'X';
        digits[13] = '4';
        var match = SecretSearch.InText("AKIA" + new string(digits)).ShouldHaveSingleItem();
        match.Facts.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, string>("account", "123456789012"));
    }

    [Fact]
    public void AnAwsSecretIsFoundByItsNameOrBesideAnId()
    {
        var maker = new TokenMaker(5);
        var secret = "aB3/" + maker.Text(36, "base62");
        Ids($"aws_secret_access_key = {secret}").ShouldBe(["PLM5002"]);
        Ids($"\"SecretAccessKey\": \"{secret}\"").ShouldBe(["PLM5002"]);
        Ids($"id: AKIA{maker.Text(16, "base32")}\n\nkey: {secret}\n").ShouldBe(["PLM5001", "PLM5002"]);
        Ids($"key: {secret}").ShouldBeEmpty();
        Ids($"aws_secret_access_key = {secret}more").ShouldBeEmpty();
        Ids("aws_secret_access_key = 3f1d6c17773a45c97bd8f158d665c9709d7b29ed").ShouldBeEmpty();
    }

    [Fact]
    public void AnAzureKeyIsFoundByItsChecksumAlone()
    {
        var maker = new TokenMaker(9);
        var body = maker.Text(52, "base62") + "JQQJ99" + "ACA" + maker.Text(15, "base62") + "AZCR";
        body.Length.ShouldBe(80);
        var seed = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian("Default0"u8);
        var key = body + AzureAnnotatedKey.AsBase64(Marvin32.Hash(Convert.FromBase64String(body), seed));
        var match = SecretSearch.InText($"KEY={key}\n").ShouldHaveSingleItem();
        SecretRules.Families[match.Family].Info.Id.ShouldBe("PLM5012");
        match.Facts.ShouldHaveSingleItem().Value.ShouldBe("AZCR");
        SecretSearch.InText($"KEY={key[..^1]}{(key[^1] == 'A' ? 'B' : 'A')}\n").ShouldBeEmpty();
    }

    [Fact]
    public void AnAzureStorageKeyTellsItsAccount()
    {
        var key = new TokenMaker(7).Text(86, "base62") + "==";
        var match = SecretSearch.InText($"DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={key};EndpointSuffix=core.windows.net").ShouldHaveSingleItem();
        SecretRules.Families[match.Family].Info.Id.ShouldBe("PLM5015");
        (match.Length, match.Facts.ShouldHaveSingleItem().Value).ShouldBe((88, "acme"));
        SecretSearch.InText($"AccountKey={key[..^1]};").ShouldBeEmpty();
        SecretSearch.InText("AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==").ShouldBeEmpty();
    }

    [Fact]
    public void AnAddressOfTheOwnMachineWithTheUserForPasswordIsLowered()
    {
        SecretSearch.InText("postgres://postgres:postgres@localhost:5432/shop").ShouldHaveSingleItem().IsLowered.ShouldBeTrue();
        SecretSearch.InText("postgres://postgres:postgres@db:5432/shop").ShouldHaveSingleItem().IsLowered.ShouldBeFalse();
        SecretSearch.InText("postgres://postgres:correct-horse@localhost:5432/shop").ShouldHaveSingleItem().IsLowered.ShouldBeFalse();
    }

    [Fact]
    public void AJsonWebTokenTellsIssuerAndExpiry()
    {
        var maker = new TokenMaker(11);
        var token = maker.Jwt("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", "{\"iss\":\"https://issuer.example\",\"exp\":1790000000,\"sub\":\"a\"}");
        var match = SecretSearch.InText(token).ShouldHaveSingleItem();
        match.Facts.ShouldContain(new KeyValuePair<string, string>("issuer", "https://issuer.example"));
        match.Facts.ShouldContain(fact => fact.Key == "expires" && fact.Value == "2026-09-21");
        SecretSearch.InText(maker.Jwt("{\"typ\":\"JWT\"}", "{\"iss\":\"a\"}")).ShouldBeEmpty();
        SecretSearch.InText(maker.Jwt("{\"alg\":\"none\",\"typ\":\"JWT\"}", "{\"iss\":\"abcdefghij\"}")).ShouldHaveSingleItem().IsLowered.ShouldBeTrue();
    }

    [Fact]
    public void StripeKeysOfTheTestModeAreLowered()
    {
        var maker = new TokenMaker(13);
        SecretSearch.InText("sk_live_" + maker.Text(24, "base62")).ShouldHaveSingleItem().IsLowered.ShouldBeFalse();
        SecretSearch.InText("sk_test_" + maker.Text(24, "base62")).ShouldHaveSingleItem().IsLowered.ShouldBeTrue();
        SecretSearch.InText("pk_live_" + maker.Text(24, "base62")).ShouldBeEmpty();
    }

    private static IEnumerable<string> Ids(string text) => SecretSearch.InText(text).Select(match => SecretRules.Families[match.Family].Info.Id);
}
