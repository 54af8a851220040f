namespace Plimsoll.Analyzers.Image.Tests;

public sealed class UnsafePathVariableTests : ImageRuleTest<UnsafePathVariable>
{
    [Theory]
    [InlineData("!ENV PATH=/usr/bin:.")]
    [InlineData("!ENV PATH=/usr/bin:")]
    [InlineData("!ENV PATH=bin:/usr/bin")]
    [InlineData("!ENV PATH=/usr/bin::/bin")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("ENV PATH=/usr/local/bin:/usr/bin:/bin")]
    [InlineData("ENV GOPATH=go")]
    [InlineData("ENV PATH=/usr/bin:/app/../bin")]
    [InlineData("ENV PATH=C:\\Windows;C:\\tools")]
    public void StaysSilent(string description) => Verify(description);
}
