using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.EndToEnd.Tests;

/// <summary>A byte of a layer is flipped: that is told, and all else that can still be seen.</summary>
public sealed class TamperedImageTests
{
    private static readonly string Image = """
        USER root
        file 4755 0:0 usr/bin/first
        file 0644 0:0 etc/passwd
        | root:x:0:0::/root:/bin/sh
        @@FILLER@@
        file 0666 0:0 srv/last
        | data
        LAYER
        file 4755 0:0 usr/bin/second
        """.Replace("@@FILLER@@", Filler(), StringComparison.Ordinal);

    [Fact]
    public void InAnUncompressedLayerAllOtherFindingsStay()
    {
        var whole = Scan(Image, out _);
        var flipped = Scan(Image + "\nFLIP 1", out var exit);
        exit.ShouldBe(1);
        flipped.Except(whole, StringComparer.Ordinal).Select(static line => line[..7]).Order(StringComparer.Ordinal).ShouldBe(["PLM4020", "PLM4022"]);
        whole.Except(flipped, StringComparer.Ordinal).ShouldBeEmpty();
        whole.ShouldContain(static line => line.Contains("srv/last", StringComparison.Ordinal));
    }

    [Fact]
    public void InACompressedLayerThoseOfTheEntriesBeforeItStayAndOtherLayersAreRead()
    {
        var whole = Scan(Image + "\nGZIP", out _);
        var flipped = Scan(Image + "\nGZIP\nFLIP 1", out var exit);
        exit.ShouldBe(2);
        flipped.Except(whole, StringComparer.Ordinal).Select(static line => line[..7]).Order(StringComparer.Ordinal).ShouldBe(["PLM4020", "PLM4023"]);
        whole.Except(flipped, StringComparer.Ordinal).ShouldHaveSingleItem().ShouldContain("srv/last");
        flipped.ShouldContain(static line => line.Contains("usr/bin/first", StringComparison.Ordinal));
        flipped.ShouldContain(static line => line.Contains("usr/bin/second", StringComparison.Ordinal));
        flipped.Single(static line => line.StartsWith("PLM4023", StringComparison.Ordinal)).ShouldMatch("sha256:.* entries were read before it \\(at byte [0-9]+\\)");
    }

    [Theory]
    [InlineData("CUT 1", "PLM4023")]
    [InlineData("LOSE 1", "PLM4024")]
    public void WhatWasNotReadMakesTheRunIncompleteAndTheRestIsJudged(string damage, string id)
    {
        var lines = Scan(Image + "\n" + damage, out var exit);
        exit.ShouldBe(2);
        lines.ShouldContain(line => line.StartsWith(id, StringComparison.Ordinal));
        lines.ShouldContain(static line => line.Contains("usr/bin/second", StringComparison.Ordinal));
    }

    /// <summary>Rule and message of each finding.</summary>
    private static string[] Scan(string description, out int exit)
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of(description).Archive);
        var run = Command.Run(box.Root, "scan", "app.tar");
        exit = run.ExitCode;
        return [.. run.Output.Split('\n').Where(static line => line.Contains(" PLM", StringComparison.Ordinal)).Select(static line => line[(line.IndexOf(" PLM", StringComparison.Ordinal) + 1)..])];
    }

    /// <summary>Files that do not compress well, so that a flip in the middle is one of their bytes.</summary>
    private static string Filler()
    {
        var random = new Random(7);
        return string.Join('\n', Enumerable.Range(0, 40).Select(i =>
            $"file 0644 0:0 usr/share/{i}\n| {string.Concat(Enumerable.Range(0, 2000).Select(_ => (char)('a' + random.Next(26))))}"));
    }
}
