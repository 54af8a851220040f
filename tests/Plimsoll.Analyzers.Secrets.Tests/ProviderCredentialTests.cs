using Shouldly;

namespace Plimsoll.Analyzers.Secrets.Tests;

public sealed class ProviderCredentialTests
{
    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("AZURE_DEVOPS_EXT_PAT")]
    [InlineData("VITE_OPENAI_API_KEY")]
    [InlineData("NEXT_PUBLIC_STRIPE_SECRET_KEY")]
    [InlineData("PUBLIC_GITHUB_TOKEN")]
    public void IsOne(string name) => ProviderCredential.IsOne(name).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("VITE_")]
    [InlineData("AWS_REGION")]
    [InlineData("AWS_PROFILE")]
    [InlineData("aws_access_key_id")]
    [InlineData("MY_GITHUB_TOKEN")]
    [InlineData("GITHUB_TOKEN_FILE")]
    [InlineData("OPENAI_BASE_URL")]
    [InlineData("STRIPE_PUBLISHABLE_KEY")]
    [InlineData("SUPABASE_ANON_KEY")]
    public void IsNone(string name) => ProviderCredential.IsOne(name).ShouldBeFalse();

    [Fact]
    public void ItsValueMayLookLikeAFingerprint() =>
        CredentialName.CanBeSecret("DD_APP_KEY", "0123456789abcdef0123456789abcdef01234567").ShouldBeTrue();

    [Theory]
    [InlineData("OPENAI_API_KEY", "dummy", true)]
    [InlineData("GITHUB_TOKEN", "insert-your-token-here", true)]
    [InlineData("GITHUB_TOKEN", "k3Jx8vQ2mW9zR4tY", false)]
    [InlineData("DOCKER_PASSWORD", "hunter2", false)]
    public void KnowsWhatStandsForOne(string name, string value, bool expected) => ProviderCredential.IsPlaceholder(name, value).ShouldBe(expected);
}
