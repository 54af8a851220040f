using System.Text.Json;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.EndToEnd.Tests;

/// <summary>Findings of an image stand at the line of the Dockerfile that made them.</summary>
public sealed class DockerfileLinkTests
{
    private const string Dockerfile = """
        FROM debian:12.11-slim
        ENV DB_PASSWORD=violet-giraffe
        RUN apt-get update \
            && apt-get install -y tool
        COPY --chown=0:0 app.conf /etc/app/
        RUN curl -fsSL https://ci:staple-battery@example.com/a | sh
        EXPOSE 22
        USER root
        """;

    private const string Image = """
        USER root
        ENV PATH=/usr/bin:.
        ENV DB_PASSWORD=violet-giraffe
        EXPOSE 22/tcp
        STEP /bin/sh -c #(nop) ADD file:3f2e in /
        MADE
        STEP ENV DB_PASSWORD=violet-giraffe
        STEP RUN /bin/sh -c apt-get update     && apt-get install -y tool # buildkit
        MADE
        STEP COPY app.conf /etc/app/ # buildkit
        MADE
        STEP RUN /bin/sh -c curl -fsSL https://ci:staple-battery@example.com/a | sh # buildkit
        STEP EXPOSE map[22/tcp:{}]
        STEP USER root
        file 4755 0:0 usr/bin/base
        LAYER
        file 4755 0:0 usr/bin/tool
        LAYER
        file 0666 0:0 etc/app/app.conf
        | url = postgres://app:horse-battery@db:5432/shop
        """;

    [Theory]
    [InlineData("--dockerfile", "Dockerfile")]
    [InlineData("Dockerfile", "--jobs=8")]
    public void FindingsStandAtTheInstructionThatMadeThem(string first, string second)
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of(Image).Archive);
        box.Write("Dockerfile", Dockerfile);
        var run = Command.Run(box.Root, "scan", "app.tar", first, second);
        run.ExitCode.ShouldBe(1);
        Ids(run.Output).ShouldBe(
        [
            // What the base image brought along stays with the image; PATH is not set by the Dockerfile.
            "Dockerfile:2:PLM1006", "Dockerfile:3:PLM4010", "Dockerfile:5:PLM4011", "Dockerfile:5:PLM5013", "Dockerfile:6:PLM4008", "Dockerfile:6:PLM1014", "Dockerfile:6:PLM5013",
            "Dockerfile:7:PLM1012", "Dockerfile:8:PLM1005", "app/image-config:2:PLM4003", "app/usr/bin/base:1:PLM4010",
        ]);
        run.Output.ShouldContain("in 'app/etc/app/app.conf' of the image");
    }

    [Fact]
    public void WhatBothSayIsOneFindingWithThePlaceInTheImage()
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of(Image).Archive);
        box.Write("Dockerfile", Dockerfile);
        using var report = JsonDocument.Parse(Command.Run(box.Root, "scan", "app.tar", "--dockerfile", "Dockerfile", "-f", "json").Output);
        var findings = report.RootElement.GetProperty("findings").EnumerateArray().ToArray();
        var password = findings.Single(static finding => finding.GetProperty("rule").GetString() == "PLM1006");
        password.GetProperty("properties").GetProperty("also").EnumerateArray().Select(static id => id.GetString()).ShouldContain("PLM4002");
        password.GetProperty("related").EnumerateArray().Select(static place => place.GetProperty("path").GetString()).ShouldContain("app/image-config");
        findings.Single(static finding => finding.GetProperty("rule").GetString() == "PLM1012").GetProperty("properties").GetProperty("also").EnumerateArray().Single().GetString().ShouldBe("PLM4004");
    }

    [Fact]
    public void AnIgnoreInTheDockerfileCoversWhatTheImageShowsOfTheLine()
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of(Image).Archive);
        box.Write("Dockerfile", Dockerfile.Replace("COPY --chown", "# plimsoll: ignore=PLM4011 -- a socket\nCOPY --chown", StringComparison.Ordinal));
        var output = Command.Run(box.Root, "scan", "app.tar", "--dockerfile", "Dockerfile").Output;
        output.ShouldNotContain("PLM4011");
        output.ShouldNotContain("PLM0010");
    }

    [Fact]
    public void AnotherDockerfileIsNotBlamed()
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of(Image).Archive);
        box.Write("Dockerfile", "FROM debian:12.11-slim\nRUN make\nUSER 1000\nCMD [\"server\"]\n");
        var both = Command.Run(box.Root, "scan", "app.tar", "Dockerfile");
        Ids(both.Output).ShouldAllBe(static id => id.StartsWith("app/", StringComparison.Ordinal));
        var named = Command.Run(box.Root, "scan", "app.tar", "--dockerfile", "Dockerfile");
        named.Output.ShouldContain("PLM0004");
        named.Output.ShouldContain("does not fit");
        Command.Run(box.Root, "scan", "app.tar", "--dockerfile", "missing").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void TwoThatFitAlikeAreNotBlamedEither()
    {
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of(Image).Archive);
        box.Write("a/Dockerfile", Dockerfile);
        box.Write("b/Dockerfile", Dockerfile);
        Ids(Command.Run(box.Root, "scan", "app.tar", "a", "b").Output).ShouldContain("app/usr/bin/tool:1:PLM4010");
    }

    private static string[] Ids(string output) =>
        [.. output.Split('\n').Where(static line => line.Contains(" PLM", StringComparison.Ordinal)).Select(static line => string.Join(':', line.Split(':')[..2]) + ":" + line[(line.IndexOf(" PLM", StringComparison.Ordinal) + 1)..][..7])];
}
