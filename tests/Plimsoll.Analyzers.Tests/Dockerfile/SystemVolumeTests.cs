using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class SystemVolumeTests : RuleTest<SystemVolume>
{
    [Theory]
    [InlineData("FROM debian:12\nVOLUME [|/etc|]")]
    [InlineData("FROM debian:12\nVOLUME [\"/data\", \"[|/usr/|]\"]")]
    [InlineData("FROM debian:12\nVOLUME [|/|] /data")]
    [InlineData("FROM debian:12\nVOLUME [|/var/run/docker.sock|]")]
    [InlineData("FROM debian:12\nVOLUME [|//proc/.|]")]
    [InlineData("FROM debian:12\nARG D=/sys\nVOLUME [|${D}|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nVOLUME /data")]
    [InlineData("FROM debian:12\nVOLUME /var/lib/app")]
    [InlineData("FROM debian:12\nVOLUME [\"/etc/app\"]")]
    [InlineData("FROM debian:12\nVOLUME /usr/local/share/app")]
    [InlineData("FROM debian:12\nVOLUME /library")]
    [InlineData("FROM debian:12\nVOLUME etc")]
    [InlineData("FROM debian:12\nWORKDIR /etc")]
    public void StaysSilent(string source) => Verify(source);

    [Fact]
    public void DoesNotGuess() => VerifyNotEvaluated("FROM debian:12\nARG D\nVOLUME ${D}");
}
