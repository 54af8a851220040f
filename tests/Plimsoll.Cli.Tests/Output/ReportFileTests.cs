using System.Diagnostics;
using Plimsoll.Cli.Output;

namespace Plimsoll.Cli.Tests.Output;

public sealed class ReportFileTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_report_is_written_and_nothing_else_is_left()
    {
        ReportFile.Write(directory["out"], Report).ShouldBeNull();
        File.ReadAllText(directory["out"]).ShouldBe("report");
        directory.Names.ShouldBe(["out"]);
    }

    [Fact]
    public void A_longer_report_of_before_is_replaced_whole()
    {
        File.WriteAllText(directory["out"], "a much longer report of before");
        ReportFile.Write(directory["out"], Report).ShouldBeNull();
        File.ReadAllText(directory["out"]).ShouldBe("report");
    }

    [Fact]
    public void A_report_that_cannot_be_written_to_its_end_leaves_the_one_of_before()
    {
        File.WriteAllText(directory["out"], "before");
        ReportFile.Write(directory["out"], static stream =>
        {
            stream.WriteByte((byte)'x');
            throw new IOException("full");
        }).ShouldBe("the disk is full, or the path cannot be written");
        File.ReadAllText(directory["out"]).ShouldBe("before");
        directory.Names.ShouldBe(["out"]);
    }

    [Fact]
    public void A_directory_is_no_target()
    {
        Directory.CreateDirectory(directory["out"]);
        ReportFile.Write(directory["out"], Report).ShouldBe("it is a directory");
        directory.Names.ShouldBe(["out"]);
    }

    [Fact]
    public void A_target_in_a_directory_that_does_not_exist_is_refused() =>
        ReportFile.Write(Path.Combine(directory["none"], "out"), Report).ShouldBe("its directory does not exist");

    [Fact]
    public void A_link_is_replaced_and_what_it_leads_to_stays()
    {
        File.WriteAllText(directory["precious"], "a longer text than the report");
        File.CreateSymbolicLink(directory["out"], directory["precious"]);
        ReportFile.Write(directory["out"], Report).ShouldBeNull();
        File.ReadAllText(directory["precious"]).ShouldBe("a longer text than the report");
        File.ReadAllText(directory["out"]).ShouldBe("report");
        new FileInfo(directory["out"]).LinkTarget.ShouldBeNull();
    }

    [Fact]
    public void A_link_planted_under_the_temporary_name_is_not_written_through()
    {
        File.WriteAllText(directory["precious"], "precious");
        File.CreateSymbolicLink(directory["out.plimsoll-tmp"], directory["precious"]);
        ReportFile.Write(directory["out"], Report).ShouldBeNull();
        File.ReadAllText(directory["precious"]).ShouldBe("precious");
        directory.Names.ShouldBe(["out", "precious"]);
    }

    [Fact]
    public void A_device_is_written_in_place()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "there is no /dev/null here");
        var device = File.GetAttributes("/dev/null");
        ReportFile.Write("/dev/null", Report).ShouldBeNull();
        File.GetAttributes("/dev/null").ShouldBe(device);
        File.ReadAllText("/dev/null").ShouldBeEmpty();
        File.Exists("/dev/null.plimsoll-tmp").ShouldBeFalse();
    }

    [Fact]
    public async Task A_named_pipe_is_written_in_place()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/mkfifo"), "there is no mkfifo here");
        using (var made = Process.Start("/usr/bin/mkfifo", [directory["out"]]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var read = Task.Run(() => File.ReadAllText(directory["out"]), TestContext.Current.CancellationToken);
        ReportFile.Write(directory["out"], Report).ShouldBeNull();
        (await read.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBe("report");
        directory.Names.ShouldBe(["out"]);
        new FileInfo(directory["out"]).Length.ShouldBe(0);
    }

    [Fact]
    public void A_target_without_the_right_to_write_is_refused_and_kept()
    {
        File.WriteAllText(directory["out"], "before");
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("the rights of a file do not bind this user");
            return;
        }

        File.SetUnixFileMode(directory["out"], UnixFileMode.UserRead);
        ReportFile.Write(directory["out"], Report).ShouldBe("access is denied");
        File.ReadAllText(directory["out"]).ShouldBe("before");
        directory.Names.ShouldBe(["out"]);
    }

    private static void Report(Stream stream) => stream.Write("report"u8);
}
