using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image.Tests;

/// <summary>What each rule about the seal says of each kind of damage.</summary>
public abstract class SealRuleTests<TRule> : ImageRuleTest<TRule>
    where TRule : Rule, new()
{
    private const string Image = "file 0644 0:0 app/data\n| text\nLAYER\nfile 0644 0:0 app/more\n| text\n";

    /// <summary>Checks that the rule reports just these damages.</summary>
    protected void VerifyDamages(params string[] reported)
    {
        foreach (var damage in (string[])["FLIP", "CUT", "LOSE", "SIZE", "DIFFID"])
        {
            Verify($"{Image}{(reported.Contains(damage) ? "!" : "")}{damage} 1");
            Verify($"{Image}{(reported.Contains(damage) ? "!" : "")}{damage} 2");
        }

        Verify(Image);
        Verify("file 0644 0:0 a");
        Verify("dir 0755 0:0 a\nLAYER\ndelete a");
    }
}

public sealed class MismatchedDigestTests : SealRuleTests<MismatchedDigest>
{
    [Fact]
    public void ReportsItsDamagesAlone() => VerifyDamages("FLIP", "CUT");
}

public sealed class MismatchedSizeTests : SealRuleTests<MismatchedSize>
{
    [Fact]
    public void ReportsItsDamagesAlone() => VerifyDamages("SIZE", "CUT");
}

public sealed class MismatchedDiffIdTests : SealRuleTests<MismatchedDiffId>
{
    [Fact]
    public void ReportsItsDamagesAlone() => VerifyDamages("FLIP", "DIFFID");
}

public sealed class DamagedLayerTests : SealRuleTests<DamagedLayer>
{
    [Fact]
    public void ReportsItsDamagesAlone() => VerifyDamages("CUT");
}

public sealed class MissingBlobTests : SealRuleTests<MissingBlob>
{
    [Fact]
    public void ReportsItsDamagesAlone() => VerifyDamages("LOSE");
}
