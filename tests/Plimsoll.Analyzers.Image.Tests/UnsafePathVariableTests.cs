namespace Plimsoll.Analyzers.Image.Tests;

public sealed class UnsafePathVariableTests : ImageRuleTest<UnsafePathVariable>
{
    private const string Directories = "\ndir 0755 0:0 usr\ndir 0755 0:0 usr/bin\ndir 1777 0:0 tmp\ndir 0777 0:0 opt/open\ndir 0775 0:0 opt/group\nlink opt/link -> open";

    [Theory]
    [InlineData("!ENV PATH=/usr/bin:")]
    [InlineData("!ENV PATH=:/usr/bin")]
    [InlineData("!ENV PATH=/usr/bin::/bin")]
    [InlineData("!ENV PATH=.:/usr/bin")]
    [InlineData("!ENV PATH=/usr/bin:node_modules/.bin")]
    [InlineData("!ENV PATH=/usr/bin:/opt/open/")]
    [InlineData("!ENV PATH=/usr/bin:/opt/link")]
    [InlineData("!ENV PATH=/tmp:/usr/bin")]
    public void Reports(string line) => Verify(line + Directories);

    [Theory]
    [InlineData("ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")]
    [InlineData("ENV PATH=/usr/bin")]
    [InlineData("ENV PATH=/usr/bin:/opt/group")]
    [InlineData("ENV PATH=/usr/bin:/opt/missing")]
    [InlineData("ENV PATH=/app/./bin:/app/.bin")]
    [InlineData("ENV MANPATH=:/usr/share/man")]
    [InlineData("ENV PYTHONPATH=.")]
    [InlineData("ENV LANG=C")]
    public void StaysSilent(string line) => Verify(line + Directories);

    [Fact]
    public void TellsEveryFaultOnce() => Assert.Equal(
        ["the current directory by an empty item, and 'bin', which depends on the current directory"],
        Assert.Single(Verify("!ENV PATH=:/usr/bin:bin:bin:")).Arguments);
}
