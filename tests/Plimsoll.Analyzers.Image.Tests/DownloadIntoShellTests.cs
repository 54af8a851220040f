namespace Plimsoll.Analyzers.Image.Tests;

public sealed class DownloadIntoShellTests : ImageRuleTest<DownloadIntoShell>
{
    [Theory]
    [InlineData("curl -fsSL https://example.com/i | sh")]
    [InlineData("apk add curl && curl -fsSL https://example.com/i | bash -s -- --yes")]
    [InlineData("curl -fsSL https://example.com/i | sudo -E bash -")]
    [InlineData("wget -qO- https://example.com/i | bash -ex")]
    [InlineData("curl -fsSL https://example.com/i | python3 - --version 1")]
    [InlineData("curl -fsSL https://example.com/i | perl - App::cpanminus")]
    [InlineData("curl -fsSL https://example.com/i | tee log | node")]
    [InlineData("curl -fsSL https://example.com/i | VERSION=1 /bin/sh")]
    [InlineData("sh -c \"$(curl -fsSL https://example.com/i)\"")]
    [InlineData("bash <(curl -fsSL https://example.com/i) --yes")]
    public void Reports(string command) => Verify($"!STEP RUN /bin/bash -c {command} # buildkit");

    [Theory]
    [InlineData("curl -fsSLo i https://example.com/i && sha256sum -c sums && sh i")]
    [InlineData("curl -fsSL https://example.com/a.tgz | tar xz")]
    [InlineData("curl -fsSL https://example.com/a.json | python3 -m json.tool")]
    [InlineData("curl -fsSL https://example.com/a.json | python3 -c 'import json'")]
    [InlineData("curl -fsSL https://example.com/a.json | python parse.py")]
    [InlineData("curl -fsSL https://example.com/a.json | perl -ne 'print'")]
    [InlineData("curl -fsSL https://example.com/a.json | node -e 'run()'")]
    [InlineData("curl -fsSL https://example.com/a.json | sh read.sh")]
    [InlineData("cat install | sh")]
    [InlineData("sh -c \"V=$(curl -fsSL https://example.com/version); make $V\"")]
    [InlineData("diff <(curl -fsSL https://example.com/a) a")]
    [InlineData("echo 'curl https://example.com/i | sh' > readme")]
    public void StaysSilent(string command) => Verify($"STEP RUN /bin/bash -c {command} # buildkit");

    [Fact]
    public void TellsBothPrograms() =>
        Assert.Equal(["bash", "wget"], Assert.Single(Verify("!STEP /bin/sh -c wget -O- https://example.com/i | bash")).Arguments);
}
