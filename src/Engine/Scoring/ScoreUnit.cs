using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Scoring;

/// <summary>The units of imageSafety that an input has: files of an image, or instructions that will make some.</summary>
public abstract class ScoreUnits
{
    /// <summary>No units: the input has no imageSafety.</summary>
    public static ScoreUnits None { get; } = new NoUnits();

    /// <summary>Whether a class has units, by place alone and never by findings.</summary>
    public abstract bool Has(ScoreClass scoreClass);

    /// <summary>Whether each secret is a unit of its own, as in texts that only predict an image; else it counts for the file that it is in.</summary>
    public virtual bool SecretsAreUnits => true;

    /// <summary>The class of a unit.</summary>
    public abstract ScoreClass ClassOf(int unit);

    /// <summary>How <c>--explain-score</c> names a unit; made when asked for, since there may be millions.</summary>
    public abstract string LabelOf(int unit);

    private sealed class NoUnits : ScoreUnits
    {
        public override bool Has(ScoreClass scoreClass) => false;

        public override ScoreClass ClassOf(int unit) => ScoreClass.Config;

        public override string LabelOf(int unit) => "";
    }
}
