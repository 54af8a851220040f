namespace Plimsoll.Analyzers.Image.Tests;

public sealed class SudoWithoutPasswordTests : ImageRuleTest<SudoWithoutPassword>
{
    [Theory]
    [InlineData("app ALL=(ALL) NOPASSWD: ALL")]
    [InlineData("app ALL=(ALL:ALL) NOPASSWD:/usr/bin/apt-get")]
    [InlineData("%sudo ALL=(ALL) NOPASSWD: ALL")]
    [InlineData("app ALL=(ALL) ALL")]
    [InlineData("app\tALL=(ALL:ALL)\tALL # all of it")]
    [InlineData("#1000 ALL=(ALL) PASSWD: ALL")]
    [InlineData("Defaults !authenticate")]
    [InlineData("Defaults:app env_reset,!authenticate")]
    [InlineData("app ALL=(root) /usr/bin/cat /var/log/*")]
    [InlineData("app ALL=(ALL) \\\n|  NOPASSWD: ALL")]
    public void ReportsALineOfSudoers(string line)
    {
        Verify("file 0440 0:0 etc/sudoers\n| root ALL=(ALL:ALL) ALL\n!| " + line);
        Verify("file 0440 0:0 etc/sudoers.d/app\n| # rights\n!| " + line);
    }

    [Theory]
    [InlineData("root ALL=(ALL:ALL) NOPASSWD: ALL")]
    [InlineData("%sudo ALL=(ALL:ALL) ALL")]
    [InlineData("# app ALL=(ALL) NOPASSWD: ALL")]
    [InlineData("#app ALL=(ALL) \\\n| NOPASSWD: ALL")]
    [InlineData("app ALL=(root) /usr/bin/apt-get update")]
    [InlineData("app ALL=(root) PASSWD: /usr/bin/apt-get update, /usr/bin/id")]
    [InlineData("app ALL=(root) /usr/bin/id # NOPASSWD: later")]
    [InlineData("Defaults env_reset, authenticate")]
    [InlineData("@includedir /etc/sudoers.d")]
    [InlineData("Cmnd_Alias LOGS = /usr/bin/journalctl")]
    public void StaysSilentOnALineOfSudoers(string line) => Verify("file 0440 0:0 etc/sudoers\n| " + line);

    [Theory]
    [InlineData("etc/sudoers.d/app.bak")]
    [InlineData("etc/sudoers.d/app~")]
    [InlineData("etc/sudoers.d/app\n| app ALL=(ALL) NOPASSWD: ALL\nLAYER\nfile 0440 0:0 etc/sudoers.d/app\n| # none\nLAYER\nfile 0440 0:0 opt/app")]
    public void StaysSilentOnWhatSudoDoesNotRead(string path) => Verify($"file 0440 0:0 {path}\n| app ALL=(ALL) NOPASSWD: ALL");

    [Theory]
    [InlineData("permit nopass app")]
    [InlineData("permit keepenv nopass :wheel as root")]
    public void ReportsALineOfDoas(string line) => Verify("file 0400 0:0 etc/doas.conf\n!| " + line);

    [Theory]
    [InlineData("permit persist :wheel")]
    [InlineData("permit app as root cmd nopass")]
    [InlineData("permit nopass root")]
    [InlineData("deny nopass app")]
    [InlineData("# permit nopass app")]
    public void StaysSilentOnALineOfDoas(string line) => Verify("file 0400 0:0 etc/doas.conf\n| " + line);
}
