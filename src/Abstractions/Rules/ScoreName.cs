namespace Plimsoll.Abstractions.Rules;

/// <summary>The scores; a rule may feed several. Their reported names are lower camel case.</summary>
public enum ScoreName
{
    /// <summary>S: files of an image, or the instructions of a Dockerfile that will make them.</summary>
    ImageSafety,

    /// <summary>R: privilege, isolation, limits, storage, health, logging.</summary>
    Runtime,

    /// <summary>C: exposure, networks, TLS, peer authentication.</summary>
    Communication,

    /// <summary>A: allocation of a domain.</summary>
    VmAllocation,

    /// <summary>B: communication of a domain.</summary>
    VmCommunication,

    /// <summary>C of a domain: control.</summary>
    VmControl,

    /// <summary>D: isolation of a domain.</summary>
    VmIsolation,

    /// <summary>Mean of the four above.</summary>
    VmSecurity,

    /// <summary>F: allocation of the environment.</summary>
    HostAllocation,

    /// <summary>G: communication of the environment.</summary>
    HostCommunication,

    /// <summary>H: control of the environment.</summary>
    HostControl,

    /// <summary>I: isolation of the environment.</summary>
    HostIsolation,

    /// <summary>Mean of the four above.</summary>
    EnvironmentSecurity,

    /// <summary>P: how exposed a domain is; here high is bad.</summary>
    AttackIndex,

    /// <summary>Mean of imageSafety, runtime, communication, vmSecurity and environmentSecurity, as far as present.</summary>
    Overall,
}
