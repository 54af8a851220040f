namespace Plimsoll.Analyzers.Image.Tests;

public sealed class MissingHealthcheckTests : ImageRuleTest<MissingHealthcheck>
{
    private const string BuildKit = "STEP CMD [\"server\"]\nCOMMENT buildkit.dockerfile.v0\n";

    [Theory]
    [InlineData("CMD [\"server\"]")]
    [InlineData("ENTRYPOINT [\"server\"]")]
    public void Reports(string line) => Verify("!USER app\n" + BuildKit + line);

    [Theory]
    [InlineData("CMD [\"server\"]\nHEALTHCHECK server --ping")]
    [InlineData("ENTRYPOINT [\"server\"]\nHEALTHCHECK true")]
    public void StaysSilent(string lines) => Verify("USER app\n" + BuildKit + lines);

    [Theory]
    [InlineData("CMD [\"server\"]")]
    [InlineData("STEP CMD [\"server\"]\nCOMMENT buildkit.dockerfile.v0")]
    public void KnowsWhatNothingCanBeSaidOf(string lines) => VerifyNotEvaluated(lines);
}
