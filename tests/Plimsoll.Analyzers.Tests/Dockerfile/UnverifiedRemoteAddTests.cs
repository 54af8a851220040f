using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class UnverifiedRemoteAddTests : RuleTest<UnverifiedRemoteAdd>
{
    [Theory]
    [InlineData("FROM debian:12\nADD [|https://example.com/a.tar.gz|] /a")]
    [InlineData("FROM debian:12\nADD --chown=app [|http://example.com/a|] b /c/")]
    [InlineData("FROM debian:12\nADD [\"[|https://example.com/a b|]\", \"/a\"]")]
    [InlineData("FROM debian:12\nADD [|https://example.com/team/app.git|] /src")]
    [InlineData("FROM debian:12\nADD [|https://example.com/team/app.git#v1.2|] /src")]
    [InlineData("FROM debian:12\nADD [|git@example.com:team/app.git#main:dir|] /src")]
    [InlineData("FROM debian:12\nARG V=1.2\nADD [|https://example.com/app-${V}.tar.gz|] /a")]
    [InlineData("FROM debian:12\nARG V\nADD [|https://example.com/app-${V}.tar.gz|] /a")]
    [InlineData("FROM debian:12\nONBUILD ADD [|https://example.com/a|] /a")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nADD a.tar.gz /a")]
    [InlineData("FROM debian:12\nADD --checksum=sha256:3f1d6c17773a45c97bd8f158d665c9709d7b29ed7917ac934086ad96f92e4510 https://example.com/a /a")]
    [InlineData("FROM debian:12\nADD https://example.com/team/app.git#0123456789abcdef0123456789abcdef01234567 /src")]
    [InlineData("FROM debian:12\nADD git@example.com:team/app.git#0123456789abcdef0123456789abcdef01234567:dir /src")]
    [InlineData("FROM debian:12\nCOPY https /a")]
    [InlineData("FROM debian:12\nADD httpd.conf http/ /etc/")]
    [InlineData("FROM debian:12\nADD <<https://a /b\ntext\nhttps://a")]
    [InlineData("FROM debian:12\nARG DIR\nADD src/${DIR} /a")]
    [InlineData("FROM debian:12\nARG SUM\nADD --checksum=${SUM} https://example.com/a /a")]
    public void StaysSilent(string source) => Verify(source);

    [Theory]
    [InlineData("FROM debian:12\nARG URL\nADD ${URL} /a")]
    [InlineData("FROM debian:12\nARG COMMIT\nADD https://example.com/team/app.git#${COMMIT} /src")]
    public void DoesNotGuess(string source) => VerifyNotEvaluated(source);
}
