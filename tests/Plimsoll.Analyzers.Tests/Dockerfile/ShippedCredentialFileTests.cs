using Microsoft.CodeAnalysis;
using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class ShippedCredentialFileTests : RuleTest<ShippedCredentialFile>
{
    [Theory]
    [InlineData("FROM busybox\nCOPY /src /app/\nENV [|GOOGLE_APPLICATION_CREDENTIALS=./app/key.json|]")]
    [InlineData("FROM busybox\nENV [|GOOGLE_APPLICATION_CREDENTIALS=/app/key.json|]\nCOPY . /app")]
    [InlineData("FROM busybox\nWORKDIR /app\nCOPY . .\nENV [|GOOGLE_APPLICATION_CREDENTIALS=key.json|]")]
    [InlineData("FROM busybox\nENV [|GOOGLE_APPLICATION_CREDENTIALS=key.json|]\nWORKDIR /srv\nWORKDIR app\nCOPY . /srv/app")]
    [InlineData("FROM busybox\nCOPY . .\nENV [|GOOGLE_APPLICATION_CREDENTIALS=./key.json|]")]
    [InlineData("FROM busybox\nCOPY key.json /run/\nENV [|GOOGLE_APPLICATION_CREDENTIALS=/run/key.json|]")]
    [InlineData("FROM busybox\nCOPY conf/*.json /run/\nENV [|GOOGLE_APPLICATION_CREDENTIALS=/run/key.json|]")]
    [InlineData("FROM busybox\nCOPY credentials /root/.aws/credentials\nENV [|AWS_SHARED_CREDENTIALS_FILE=/root/.aws/credentials|]")]
    [InlineData("FROM busybox\nADD app.tar.gz /app\nENV [|KUBECONFIG=/app/kubeconfig|]")]
    [InlineData("FROM busybox\nARG DIR=/app\nCOPY . ${DIR}\nENV [|KUBECONFIG=$DIR/kubeconfig|]")]
    [InlineData("FROM busybox AS build\nFROM busybox\nCOPY --from=build /src/key.json /app/\nENV [|GOOGLE_APPLICATION_CREDENTIALS=/app/key.json|]")]
    [InlineData("FROM busybox\nCOPY <<EOF /root/.netrc\nmachine example.com\nEOF\nENV [|NETRC=/root/.netrc|]")]
    [InlineData("FROM busybox\nCOPY ./config [|$AWS_CONFIG_FILE|]")]
    [InlineData("FROM busybox\nENV AWS_CONFIG_FILE=/root/.aws/config\nADD [\"config\", \"[|${AWS_CONFIG_FILE}|]\"]")]
    [InlineData("FROM busybox\nONBUILD COPY . /app\nENV [|GOOGLE_APPLICATION_CREDENTIALS=/app/key.json|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM busybox\nENV GOOGLE_APPLICATION_CREDENTIALS=/credentials/key.json")]
    [InlineData("FROM busybox\nCOPY /src /src\nENV GOOGLE_APPLICATION_CREDENTIALS=./app/key.json")]
    [InlineData("FROM busybox\nCOPY . /app\nENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/key.json")]
    [InlineData("FROM busybox\nCOPY . /app\nENV GOOGLE_APPLICATION_CREDENTIALS=/application/key.json")]
    [InlineData("FROM busybox\nCOPY . /app\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/../secrets/key.json")]
    [InlineData("FROM busybox\nCOPY package.json package-lock.json /app/\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/key.json")]
    [InlineData("FROM busybox\nCOPY *.py /app/\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/key.json")]
    [InlineData("FROM busybox\nCOPY rootfs/ /\nENV AWS_CONFIG_FILE=/root/.aws/config")]
    [InlineData("FROM busybox AS build\nCOPY . /app\nFROM busybox\nCOPY --from=build /app /app\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/key.json")]
    [InlineData("FROM busybox\nCOPY . /app\nENV GOOGLE_APPLICATION_CREDENTIALS=\nENV KUBECONFIG=~/.kube/config NETRC=/dev/null")]
    [InlineData("FROM busybox\nCOPY . /app\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/key.json\nENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/key.json")]
    [InlineData("FROM busybox\nCOPY . /app\nENV CONFIG_FILE=/app/config SSL_CERT_FILE=/app/ca.pem AWS_CA_BUNDLE=/app/ca.pem DOCKER_CONFIG=/app/.docker")]
    [InlineData("FROM busybox\nCOPY . /app\nRUN KUBECONFIG=/app/kubeconfig kubectl version")]
    [InlineData("FROM busybox\nCOPY . /app\nENV KUBECONFIG=/app/kubeconfig\nRUN --mount=type=secret,id=kube,target=/app/kubeconfig kubectl version")]
    [InlineData("FROM busybox\nCOPY a $APP_HOME\nCOPY b $AWS_CONFIG_FILE.sample\nCOPY plugin $DOCKER_CONFIG/cli-plugins/")]
    [InlineData("FROM busybox\nARG SOURCE\nCOPY $SOURCE /app/\nENV KUBECONFIG=/app/kubeconfig")]
    [InlineData("FROM busybox\nADD https://example.com/files /app/\nENV KUBECONFIG=/app/kubeconfig")]
    [InlineData("FROM busybox\nCOPY . /app\nLABEL GOOGLE_APPLICATION_CREDENTIALS=/app/key.json")]
    public void StaysSilent(string source) => Verify(source);

    [Theory]
    [InlineData("FROM busybox\nARG KEY\nCOPY . /app\nENV GOOGLE_APPLICATION_CREDENTIALS=$KEY")]
    [InlineData("FROM busybox\nARG DIR\nWORKDIR $DIR\nCOPY . .\nENV GOOGLE_APPLICATION_CREDENTIALS=key.json")]
    [InlineData("FROM busybox\nARG DIR\nCOPY . $DIR\nENV GOOGLE_APPLICATION_CREDENTIALS=/app/key.json")]
    public void DoesNotGuess(string source) => VerifyNotEvaluated(source);

    [Fact]
    public void LowersInAStageThatIsNotShipped()
    {
        var finding = Assert.Single(Verify("FROM busybox AS build\nCOPY . /app\nENV [|KUBECONFIG=/app/kubeconfig|]\nFROM busybox\nCOPY --from=build /a /b"));
        Assert.Equal(DiagnosticSeverity.Info, finding.LoweredTo);
        Assert.Equal(["COPY", "KUBECONFIG"], finding.Arguments);
    }
}
