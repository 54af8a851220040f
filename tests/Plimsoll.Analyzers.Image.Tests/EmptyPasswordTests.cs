namespace Plimsoll.Analyzers.Image.Tests;

public sealed class EmptyPasswordTests : ImageRuleTest<EmptyPassword>
{
    [Theory]
    [InlineData("file 0600 0:0 etc/shadow\n!| root::19000:0:99999:7:::\n| app:!:19000::::::")]
    [InlineData("file 0644 0:0 etc/passwd\n!| app::1000:1000::/app:/bin/sh")]
    [InlineData("file 0644 0:0 etc/passwd\n| app:x:1000:1000::/app:/usr/sbin/nologin\nfile 0600 0:0 etc/shadow\n!| app::19000::::::")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("file 0600 0:0 etc/shadow\n| root:*:19000:0:99999:7:::\n| app:!:19000::::::")]
    [InlineData("file 0644 0:0 etc/passwd\n| root:x:0:0:root:/root:/bin/sh")]
    [InlineData("file 0600 0:0 etc/shadow\n| root::19000::::::\nLAYER\ndelete etc/shadow")]
    [InlineData("file 0600 0:0 etc/shadow\n| root:$6$abc$def:19000::::::")]
    [InlineData("file 0644 0:0 etc/passwd\n| \n| # comment\n| +::::::")]
    public void StaysSilent(string description) => Verify(description);
}
