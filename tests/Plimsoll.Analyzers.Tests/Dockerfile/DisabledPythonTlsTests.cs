using Plimsoll.Analyzers.Dockerfile;

namespace Plimsoll.Analyzers.Tests.Dockerfile;

public sealed class DisabledPythonTlsTests : RuleTest<DisabledPythonTls>
{
    [Theory]
    [InlineData("FROM python:2.7\nENV [|PYTHONHTTPSVERIFY=0|]")]
    [InlineData("FROM python:2.7\nENV [|PYTHONHTTPSVERIFY 0|]")]
    [InlineData("FROM python:2.7\nENV A=b \\\n    [|PYTHONHTTPSVERIFY=\"0\"|]")]
    [InlineData("FROM python:2.7\nARG [|PYTHONHTTPSVERIFY=0|]")]
    [InlineData("FROM python:2.7\nRUN [|PYTHONHTTPSVERIFY=0|] pip install a")]
    [InlineData("FROM python:2.7\nRUN export [|PYTHONHTTPSVERIFY='0'|] && pip install a")]
    [InlineData("FROM python:2.7\nRUN env [|PYTHONHTTPSVERIFY=0|] pip install a")]
    [InlineData("FROM python:2.7\nARG V=0\nENV [|PYTHONHTTPSVERIFY=$V|]")]
    public void Reports(string marked) => Verify(marked);

    [Theory]
    [InlineData("FROM python:2.7\nENV PYTHONHTTPSVERIFY=1")]
    [InlineData("FROM python:2.7\nENV PYTHONHTTPSVERIFY=")]
    [InlineData("FROM python:2.7\nENV PYTHONHTTPSVERIFY 666")]
    [InlineData("FROM python:2.7\nENV MY_PYTHONHTTPSVERIFY=0 PYTHONHTTPSVERIFY_OLD=0")]
    [InlineData("FROM python:2.7\nARG PYTHONHTTPSVERIFY")]
    [InlineData("FROM python:2.7\nRUN echo PYTHONHTTPSVERIFY=0")]
    [InlineData("FROM python:2.7\nRUN unset PYTHONHTTPSVERIFY && pip install a")]
    [InlineData("FROM python:2.7\nLABEL PYTHONHTTPSVERIFY=0")]
    [InlineData("FROM python:2.7\n# ENV PYTHONHTTPSVERIFY=0")]
    public void StaysSilent(string source) => Verify(source);

    [Fact]
    public void DoesNotGuess() => VerifyNotEvaluated("FROM python:2.7\nARG V\nENV PYTHONHTTPSVERIFY=${V}");
}
