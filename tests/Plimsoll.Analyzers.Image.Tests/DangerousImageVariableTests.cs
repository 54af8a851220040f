namespace Plimsoll.Analyzers.Image.Tests;

public sealed class DangerousImageVariableTests : ImageRuleTest<DangerousImageVariable>
{
    [Theory]
    [InlineData("!ENV NODE_TLS_REJECT_UNAUTHORIZED=0")]
    [InlineData("!ENV PYTHONHTTPSVERIFY=0")]
    [InlineData("!ENV GIT_SSL_NO_VERIFY=true")]
    [InlineData("!ENV GIT_SSL_NO_VERIFY=false")]
    [InlineData("!ENV NPM_CONFIG_STRICT_SSL=false")]
    [InlineData("!ENV npm_config_strict_ssl=false")]
    [InlineData("!ENV PIP_TRUSTED_HOST=pypi.example")]
    [InlineData("!ENV CURL_INSECURE=1")]
    [InlineData("!ENV GODEBUG=http2client=0,x509ignoreCN=0")]
    [InlineData("!ENV LD_PRELOAD=/usr/lib/hook.so")]
    [InlineData("!ENV LD_LIBRARY_PATH=lib")]
    [InlineData("!ENV LD_LIBRARY_PATH=/opt/lib:")]
    [InlineData("!ENV DOTNET_SYSTEM_NET_HTTP_ALLOWINVALIDCERTIFICATES=1")]
    public void Reports(string line) => Verify(line);

    [Theory]
    [InlineData("ENV NODE_TLS_REJECT_UNAUTHORIZED=1")]
    [InlineData("ENV PYTHONHTTPSVERIFY=1")]
    [InlineData("ENV GIT_SSL_CAINFO=/etc/ssl/ca.pem")]
    [InlineData("ENV NPM_CONFIG_STRICT_SSL=true")]
    [InlineData("ENV PIP_TRUSTED_HOST=")]
    [InlineData("ENV CURL_INSECURE=0")]
    [InlineData("ENV GODEBUG=x509ignoreCN=1")]
    [InlineData("ENV GODEBUG=http2client=0")]
    [InlineData("ENV LD_PRELOAD=")]
    [InlineData("ENV LD_LIBRARY_PATH=/opt/lib:/usr/lib")]
    [InlineData("ENV LD_LIBRARY_PATH=")]
    [InlineData("ENV DOTNET_SYSTEM_NET_HTTP_ALLOWINVALIDCERTIFICATES=0")]
    [InlineData("ENV DOTNET_SYSTEM_NET_HTTP_USESOCKETSHTTPHANDLER=1")]
    public void StaysSilent(string line) => Verify(line);
}
