namespace Plimsoll.Analyzers.Image.Tests;

public sealed class RemoteAdministrationPortTests : ImageRuleTest<RemoteAdministrationPort>
{
    [Theory]
    [InlineData("!EXPOSE 22/tcp")]
    [InlineData("!EXPOSE 2375")]
    [InlineData("!EXPOSE 3389/TCP")]
    [InlineData("!EXPOSE 5901/tcp")]
    [InlineData("!EXPOSE 10250/tcp")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("EXPOSE 2222/tcp")]
    [InlineData("EXPOSE 8080/tcp")]
    [InlineData("EXPOSE 220")]
    [InlineData("EXPOSE abc")]
    [InlineData("EXPOSE 5904/tcp")]
    public void StaysSilent(string description) => Verify(description);
}
