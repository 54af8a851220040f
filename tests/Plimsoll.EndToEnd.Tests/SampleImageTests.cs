using System.Diagnostics;
using System.Text.Json;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.EndToEnd.Tests;

/// <summary>The images of the README, which a script makes: everything is found in one, nothing in its twin.</summary>
public sealed class SampleImageTests
{
    [Fact]
    public void TheVulnerableImageShowsWhatItsTwinDoesNot()
    {
        using var box = new Sandbox();
        Make(box.Root);
        var run = Command.Run(box.Root, "scan", "shop-vulnerable.tar", "--set", "all");
        run.ExitCode.ShouldBe(1);
        string[] expected = ["PLM4001", "PLM4002", "PLM4004", "PLM4008", "PLM4010", "PLM4011", "PLM4013", "PLM4014", "PLM4017", "PLM4027", "PLM5001", "PLM5002", "PLM5013"];
        foreach (var id in expected)
        {
            run.Output.ShouldContain($" {id}: ");
        }

        run.Output.ShouldContain("hidden but not removed by layer 4");
        var twin = Command.Run(box.Root, "scan", "shop-hardened.tar", "--set", "all");
        twin.Output.ShouldBe("scores: grade A; imageSafety 100.0, runtime 100.0, communication 100.0, overall 100.0\n");
        twin.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void ItIsLinkedToTheSampleDockerfile()
    {
        using var box = new Sandbox();
        Make(box.Root);
        box.Write("Dockerfile", File.ReadAllBytes(Path.Combine(Fixtures.RepositoryRoot, "samples", "vulnerable", "Dockerfile")));
        var output = Command.Run(box.Root, "scan", "shop-vulnerable.tar", "--dockerfile", "Dockerfile").Output;
        output.ShouldContain("Dockerfile:16:1: error PLM5001");
        output.ShouldContain("Dockerfile:15:1: warning PLM4017");
    }

    [Fact]
    public void TheSameBytesAreMadeEachTime()
    {
        using var box = new Sandbox();
        Make(Path.Combine(box.Root, "a"));
        Make(Path.Combine(box.Root, "b"));
        foreach (var name in (string[])["shop-vulnerable.tar", "shop-hardened.tar"])
        {
            File.ReadAllBytes(Path.Combine(box.Root, "a", name)).ShouldBe(File.ReadAllBytes(Path.Combine(box.Root, "b", name)));
        }
    }

    [Fact]
    public void TheReportTellsWhatTheImageIs()
    {
        using var box = new Sandbox();
        Make(box.Root);
        using var report = JsonDocument.Parse(Command.Run(box.Root, "scan", "shop-vulnerable.tar", "-f", "json").Output);
        var image = report.RootElement.GetProperty("images").EnumerateArray().Single();
        image.GetProperty("name").GetString().ShouldBe("shop");
        image.GetProperty("platform").GetString().ShouldBe("linux/amd64");
        image.GetProperty("distribution").GetString().ShouldBe("debian 12");
        image.GetProperty("references").EnumerateArray().Single().GetString().ShouldBe("shop:1.0");
        var layers = image.GetProperty("layers").EnumerateArray().ToArray();
        layers.Length.ShouldBe(4);
        layers.ShouldAllBe(static layer => layer.GetProperty("compression").GetString() == "gzip" && layer.GetProperty("entries").GetInt32() > 0);
        image.GetProperty("unpackedBytes").GetInt64().ShouldBe(layers.Sum(static layer => layer.GetProperty("unpackedBytes").GetInt64()));
        image.GetProperty("wastedBytes").GetInt64().ShouldBeInRange(100, 200);
    }

    private static void Make(string directory)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(Fixtures.RepositoryRoot, "samples", "make-images.sh"));
        start.ArgumentList.Add(directory);
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                return;
            }

            throw new InvalidOperationException(error.GetAwaiter().GetResult());
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"make-images.sh needs bash, GNU tar and coreutils: {failure.Message}");
            throw;
        }
    }
}
