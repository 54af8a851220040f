namespace Plimsoll.Analyzers.Image.Tests;

public sealed class DuplicateUserIdTests : ImageRuleTest<DuplicateUserId>
{
    [Theory]
    [InlineData("file 0644 0:0 etc/passwd\n| root:x:0:0:root:/root:/bin/sh\n!| toor:x:0:0::/:/bin/sh")]
    [InlineData("file 0644 0:0 etc/passwd\n| a:x:1000:1000::/:/bin/sh\n!| b:x:01000:1000::/:/bin/sh")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("file 0644 0:0 etc/passwd\n| root:x:0:0:root:/root:/bin/sh\n| app:x:1000:1000::/app:/bin/sh")]
    [InlineData("file 0644 0:0 etc/passwd\n| a:x:1:1::/:/bin/sh\n| a:x:1:1::/:/bin/sh")]
    [InlineData("file 0644 0:0 etc/group\n| a:x:5:\n| b:x:5:")]
    [InlineData("file 0644 0:0 etc/passwd\n| broken\n| \n| a:b")]
    public void StaysSilent(string description) => Verify(description);
}
