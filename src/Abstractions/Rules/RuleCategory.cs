namespace Plimsoll.Abstractions.Rules;

/// <summary>What a rule is about; a closed list.</summary>
public enum RuleCategory
{
    Correctness,
    Isolation,
    Privilege,
    Limits,
    Exposure,
    SupplyChain,
    Network,
    Storage,
    Secrets,
    Observability,
    Size,
    Style,
}

/// <summary>How often a finding is right; orders alerts at GitHub.</summary>
public enum RulePrecision
{
    VeryHigh,
    High,
    Medium,
}

/// <summary>The kind of input that a rule is about: the first digit of its id, and its folder below <c>rules/</c>.</summary>
public enum RuleKind
{
    Tool = 0,
    Dockerfile = 1,
    Compose = 2,
    Libvirt = 3,
    Image = 4,
    Secrets = 5,
    Host = 6,
    Packages = 7,
    Cross = 9,
}

/// <summary>Marks that only the attack index reads.</summary>
[Flags]
public enum RuleMarks
{
    None = 0,

    /// <summary>A failure says that the domain shares something with its host or with others.</summary>
    Sharing = 1,

    /// <summary>A pass says that a protective measure is in place.</summary>
    Measure = 2,
}
