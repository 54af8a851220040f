namespace Plimsoll.Abstractions.Rules;

/// <summary>
/// The classes of units that imageSafety weighs. Each has a fixed budget, whatever is found in it: weights that depended on
/// findings could raise a score by one finding more.
/// </summary>
public enum ScoreClass
{
    /// <summary>The image configuration, one unit.</summary>
    Config,

    /// <summary>History steps; in a Dockerfile RUN, COPY, ADD and FROM.</summary>
    Build,

    /// <summary>Manifest, index, blobs, tar structure.</summary>
    Seal,

    /// <summary>Paths of credential shape; in a Dockerfile secret findings.</summary>
    Keys,

    /// <summary>Accounts, sudo, ssh, pam, cron, preload, package sources.</summary>
    Gate,

    /// <summary>Everything else that no distribution package owns.</summary>
    Cargo,

    /// <summary>Package-owned files.</summary>
    Hull,
}
