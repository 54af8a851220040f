using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>The rules over Dockerfiles, in id order.</summary>
public static class DockerfileRules
{
    /// <summary>Every rule once.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new UnbuildableDockerfile(),
        new UntaggedBaseImage(),
        new LatestBaseImage(),
        new MissingUser(),
        new RootUser(),
        new SecretEnvironmentVariable(),
        new SecretBuildArgument(),
        new UnverifiedRemoteAdd(),
        new InsecureCurl(),
        new DisabledNodeTls(),
        new SudoCommand(),
        new ExposedSshPort(),
        new SystemVolume(),
        new PipeWithoutPipefail(),
        new UnansweredAptGet(),
        new KnownCredentialVariable(),
        new ShippedCredentialFile(),
        new DisabledGitTls(),
        new DisabledNpmTls(),
        new DisabledPythonTls(),
        new InsecureWget(),
    ];
}
