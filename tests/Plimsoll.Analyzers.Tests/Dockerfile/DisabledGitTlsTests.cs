using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class DisabledGitTlsTests : RuleTest<DisabledGitTls>
{
    [Theory]
    [InlineData("FROM debian:12\nENV [|GIT_SSL_NO_VERIFY=1|]")]
    [InlineData("FROM debian:12\nENV [|GIT_SSL_NO_VERIFY true|]")]
    [InlineData("FROM debian:12\nENV [|GIT_SSL_NO_VERIFY=$MAYBE|]")]
    [InlineData("FROM debian:12\nARG [|GIT_SSL_NO_VERIFY=false|]")]
    [InlineData("ARG [|GIT_SSL_NO_VERIFY=1|]\nFROM debian:12")]
    [InlineData("FROM debian:12\nRUN [|GIT_SSL_NO_VERIFY=0|] git clone https://example.com/a.git")]
    [InlineData("FROM debian:12\nRUN [|GIT_SSL_NO_VERIFY=|] git clone https://example.com/a.git")]
    [InlineData("FROM debian:12\nRUN cd /a && export [|GIT_SSL_NO_VERIFY=true|] && git pull")]
    [InlineData("FROM debian:12\nRUN git [|-c|] http.sslVerify=false clone https://example.com/a.git")]
    [InlineData("FROM debian:12\nRUN git -C /a [|-c|] HTTP.https://example.com.SSLVERIFY=0 pull")]
    [InlineData("FROM debian:12\nRUN git clone [|--config|] http.sslVerify=no https://example.com/a.git")]
    [InlineData("FROM debian:12\nRUN git config --global [|http.sslVerify|] false")]
    [InlineData("FROM debian:12\nRUN sh -c 'git config --system [|http.sslverify|] \"false\" && git pull'")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM debian:12\nARG GIT_SSL_NO_VERIFY")]
    [InlineData("FROM debian:12\nENV MY_GIT_SSL_NO_VERIFY=1 GIT_SSL_NO_VERIFY_OLD=1")]
    [InlineData("FROM debian:12\nENV GIT_SSL_CAINFO=/etc/ssl/company.pem GIT_SSL_VERSION=tlsv1.3")]
    [InlineData("FROM debian:12\nRUN unset GIT_SSL_NO_VERIFY && git clone https://example.com/a.git")]
    [InlineData("FROM debian:12\nRUN echo GIT_SSL_NO_VERIFY=1")]
    [InlineData("FROM debian:12\nLABEL GIT_SSL_NO_VERIFY=1")]
    [InlineData("FROM debian:12\n# ENV GIT_SSL_NO_VERIFY=1")]
    [InlineData("FROM debian:12\nRUN git -c http.sslVerify=true clone https://example.com/a.git")]
    [InlineData("FROM debian:12\nRUN git -c http.sslVerify clone https://example.com/a.git")]
    [InlineData("FROM debian:12\nRUN git config --global http.sslVerify true")]
    [InlineData("FROM debian:12\nRUN git config --global --unset http.sslVerify")]
    [InlineData("FROM debian:12\nRUN git config --global http.sslCAInfo /etc/ssl/company.pem && git config core.fileMode false")]
    [InlineData("FROM debian:12\nRUN git commit -m 'http.sslVerify false'")]
    [InlineData("FROM debian:12\nRUN echo 'git -c http.sslVerify=false clone'; other -c http.sslVerify=false")]
    public void StaysSilent(string source) => Verify(source);
}
