using System.Text.Json;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.EndToEnd.Tests;

/// <summary>Images through the built command.</summary>
public sealed class ImageTests
{
    private const string Hash = "$6$saltsaltsalt$0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly string Description = $"""
        USER root
        ENV DB_PASSWORD=violet-giraffe
        ENV API_TOKEN=8675309421
        LABEL com.example.token=8675309422
        STEP RUN |1 API_TOKEN=8675309423 /bin/sh -c make API_TOKEN=8675309424 # buildkit
        EXPOSE 22/tcp
        STEP RUN |1 NPM_TOKEN=horse-battery /bin/sh -c npm ci # buildkit
        file 0644 0:0 etc/passwd
        | root:{Hash}:0:0:root:/root:/bin/sh
        | toor:x:0:0::/:/bin/sh
        file 0600 0:0 app/config
        | first line
        | url = postgres://app:staple-battery@db:5432/shop
        LAYER
        delete app/config
        file 4755 0:0 app/tool
        """;

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    public void NoOutputShowsASecretOfAnImage(string format)
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of(Description).Archive);
        var run = Command.Run(box.Root, "scan", "app.tar", "-f", format, "--verbose", "--explain-score", "--debug");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("PLM5013");
        foreach (var secret in (string[])["violet-giraffe", "86753094", "horse-battery", "staple-battery", Hash])
        {
            (run.Output + run.Error).ShouldNotContain(secret);
        }
    }

    [Fact]
    public void ATokenInAnAddressIsOneFindingAndNoTrouble()
    {
        var token = SecretSamples.All(new TokenMaker(3)).First(static sample => sample.Id == "PLM5003").Secret;
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of($"USER 7\nfile 0600 0:0 app/.git/config\n| url = https://x-access-token:{token}@git.example/a\nfile 0600 0:0 root/.git-credentials\n| https://ci:{token}@git.example").Archive);
        var run = Command.Run(box.Root, "scan", "app.tar");
        run.ExitCode.ShouldBe(1, run.Error);
        run.Output.Split('\n').Count(static line => line.Contains(" PLM5003:", StringComparison.Ordinal)).ShouldBe(2);
        run.Output.ShouldNotContain("PLM5013");
        run.Output.ShouldNotContain(token);
    }

    [Theory]
    [InlineData("--max-entries", "5", "PLM0003")]
    [InlineData("--max-image-size", "1K", "--max-image-size")]
    public void ABudgetNamesItsOption(string option, string value, string expected)
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of("USER 7\n" + string.Concat(Enumerable.Range(0, 20).Select(static i => $"file 0644 0:0 a/{i}\n| data\n"))).Archive);
        var run = Command.Run(box.Root, "scan", "app.tar", option, value);
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain(expected);
        run.Output.ShouldContain($"{option} lifts the limit");
    }

    [Fact]
    public void AnImageOfWhichNothingWasReadHasNoScores()
    {
        using var box = new Sandbox();
        box.Write("index.json", $"{{\"schemaVersion\":2,\"manifests\":[{{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"sha256:{new string('a', 64)}\",\"size\":2}}]}}");
        box.Write("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
        var run = Command.Run(box.Root, "scan", "--root", Path.GetDirectoryName(box.Root)!, box.Root);
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldNotContain("100.0");
        Command.Run(box.Root, "scan", "a.tar", "--platform", "linux").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void TenThousandVariablesLabelsAndStepsFullOfSecretsAreNoTrouble()
    {
        const int Count = 10_000;
        using var box = new Sandbox();
        var description = new System.Text.StringBuilder("USER root\nSTEP ENV ");
        description.AppendJoin(' ', Enumerable.Range(0, Count).Select(static i => $"TOKEN{i}=horse-battery-{i}")).Append('\n');
        for (var i = 0; i < Count; i++)
        {
            description.Append(System.Globalization.CultureInfo.InvariantCulture, $"ENV URL{i}=https://ci:horse-battery-{i}@git.example/a\nLABEL token.{i}=staple-{i}\nSTEP RUN /bin/sh -c curl -u ci:violet-giraffe-{i} https://git.example # buildkit\n");
        }

        box.Write("app.tar", ImageText.Of(description.Append("file 0644 0:0 etc/a\n").ToString()).Archive);
        box.Write("Dockerfile", "FROM scratch\n" + string.Concat(Enumerable.Range(0, 50).Select(static i => $"RUN curl -u ci:violet-giraffe-{i} https://git.example\n")));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var run = Command.Run(box.Root, "scan", "app.tar", "--dockerfile", "Dockerfile", "--max-results", "25000");
        run.ExitCode.ShouldBe(1, run.Error);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        run.Output.ShouldNotContain("giraffe-17 ");
        run.Output.ShouldNotContain("horse-battery-17@");
    }

    [Fact]
    public void ASecretThatALaterLayerHidesIsFoundWithItsLine()
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of(Description).Archive);
        var run = Command.Run(box.Root, "scan", "app.tar");
        run.Output.ShouldContain("app/app/config:2:1: error PLM5013");
        run.Output.ShouldContain("hidden but not removed by layer 2");
    }

    [Fact]
    public void TheSameBytesComeOutWhateverTheNumberOfJobsAndByStandardInput()
    {
        using var box = new Sandbox();
        var archive = ImageText.Of(Description).Archive;
        box.Write("app.tar", archive);
        var one = Command.Run(box.Root, "scan", "app.tar", "-f", "sarif", "--jobs", "1").Output;
        Command.Run(box.Root, "scan", "app.tar", "-f", "sarif", "--jobs", "8").Output.ShouldBe(one);
        Command.Run(box.Root, archive, "scan", "-", "--stdin-filename", "app.tar", "-f", "sarif").Output.ShouldBe(one);
    }

    [Fact]
    public void EveryPlaceInAnImageHasItsArchiveForParent()
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of(Description).Archive);
        using var json = JsonDocument.Parse(Command.Run(box.Root, "scan", "app.tar", "-f", "sarif").Output);
        var run = json.RootElement.GetProperty("runs")[0];
        var artifacts = run.GetProperty("artifacts").EnumerateArray().ToArray();
        artifacts[0].GetProperty("location").GetProperty("uri").GetString().ShouldBe("app.tar");
        var inner = artifacts.Skip(1).Select(static artifact => artifact.GetProperty("location").GetProperty("uri").GetString()).ToArray();
        artifacts.Skip(1).ShouldAllBe(static artifact => artifact.GetProperty("parentIndex").GetInt32() == 0);
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var uri = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();
            (uri == "app.tar" || inner.Contains(uri)).ShouldBeTrue(uri);
        }
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("FLIP 1", 1)]
    [InlineData("CUT 1", 2)]
    [InlineData("LOSE 1", 2)]
    public void TheExitCodeTellsDamageFromFindings(string damage, int expected)
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of("dir 0755 0:0 app\nfile 0644 0:0 app/data\n| text\n" + damage).Archive);
        Command.Run(box.Root, "scan", "app.tar").ExitCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("app.tar", "", 2)]
    [InlineData("app.tar.gz", "0001020304050607", 2)]
    [InlineData("app.tar", "76657273696f6e2068747470733a2f2f6769742d6c6673", 0)]
    [InlineData("app.bin", "0001020304050607", 0)]
    public void WhatIsCalledAnArchiveAndIsNoneIsTold(string name, string bytes, int exit)
    {
        using var box = new Sandbox();
        box.Write(name, Convert.FromHexString(bytes));
        var run = Command.Run(box.Root, "scan", name);
        run.ExitCode.ShouldBe(exit, run.Output + run.Error);
        run.Output.Contains("PLM0001", StringComparison.Ordinal).ShouldBe(exit == 2);
    }

    [Fact]
    public void ATokenInTheCommentOfAStepIsFound()
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of("USER 7\nSTEP RUN /bin/sh -c make # buildkit\nCOMMENT built from https://ci:horse-battery-9@git.example/a\nfile 0644 0:0 etc/a").Archive);
        Command.Run(box.Root, "scan", "app.tar").Output.ShouldContain("app/image-history:2:");
    }

    [Fact]
    public void ATarOfSourcesIsToldAndIsNoTrouble()
    {
        using var box = new Sandbox();
        box.Write("a.gz", Packed("no tar at all"u8.ToArray()));
        var run = Command.Run(box.Root, "scan", "a.gz");
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("holds no image");
    }

    private static byte[] Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
