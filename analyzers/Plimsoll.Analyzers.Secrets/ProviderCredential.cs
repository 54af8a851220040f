using System.Collections.Frozen;
using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>
/// The variables that the tools of providers read a credential from, by the names in the providers' own documentation. What
/// is public by design (publishable, anonymous, search and map keys) or only says where to go (region, profile, endpoint) is none.
/// </summary>
public static class ProviderCredential
{
    private const int ShortestToken = 16;

    /// <summary>What front-end builds want in front of a variable that they copy into the script that every visitor gets.</summary>
    private static readonly string[] FrontEndPrefixes =
    [
        "VITE_", "REACT_APP_", "NEXT_PUBLIC_", "NUXT_PUBLIC_", "NUXT_ENV_", "VUE_APP_", "GATSBY_", "EXPO_PUBLIC_", "NG_APP_", "SNOWPACK_PUBLIC_",
        "STORYBOOK_", "PUBLIC_",
    ];

    private static readonly FrozenSet<string> Names = new[]
    {
        // Clouds and hosts.
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_BEARER_TOKEN_BEDROCK",
        "AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PASSWORD", "AZURE_STORAGE_KEY", "AZURE_STORAGE_SAS_TOKEN",
        "ARM_CLIENT_SECRET", "ARM_ACCESS_KEY", "ARM_SAS_TOKEN", "CLOUDSDK_AUTH_ACCESS_TOKEN", "GOOGLE_OAUTH_ACCESS_TOKEN",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALICLOUD_SECRET_KEY", "TENCENTCLOUD_SECRET_KEY", "IBMCLOUD_API_KEY",
        "DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_TOKEN", "SPACES_SECRET_ACCESS_KEY", "HCLOUD_TOKEN", "LINODE_TOKEN", "LINODE_CLI_TOKEN",
        "VULTR_API_KEY", "SCW_SECRET_KEY", "OVH_APPLICATION_SECRET", "OVH_CONSUMER_KEY", "OS_PASSWORD", "OS_APPLICATION_CREDENTIAL_SECRET",
        "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_API_KEY", "FASTLY_API_TOKEN", "FASTLY_API_KEY", "HEROKU_API_KEY", "NETLIFY_AUTH_TOKEN", "VERCEL_TOKEN",
        "FLY_API_TOKEN", "FLY_ACCESS_TOKEN", "RAILWAY_TOKEN", "RENDER_API_KEY",

        // Infrastructure and stores of secrets.
        "TFE_TOKEN", "PULUMI_ACCESS_TOKEN", "VAULT_TOKEN", "CONSUL_HTTP_TOKEN", "NOMAD_TOKEN", "DOPPLER_TOKEN", "INFISICAL_TOKEN", "BWS_ACCESS_TOKEN",
        "OP_SERVICE_ACCOUNT_TOKEN", "OP_CONNECT_TOKEN",

        // Version control and build servers.
        "GITHUB_TOKEN", "GH_TOKEN", "GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN", "GITHUB_PAT", "HOMEBREW_GITHUB_API_TOKEN",
        "ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "GITLAB_TOKEN", "GITLAB_ACCESS_TOKEN", "CI_JOB_TOKEN", "CI_REGISTRY_PASSWORD",
        "CI_DEPLOY_PASSWORD", "AZURE_DEVOPS_EXT_PAT", "SYSTEM_ACCESSTOKEN", "CIRCLE_TOKEN", "BUILDKITE_AGENT_TOKEN", "CODECOV_TOKEN",
        "COVERALLS_REPO_TOKEN", "SONAR_TOKEN", "SNYK_TOKEN",

        // Registries of packages and images.
        "NPM_TOKEN", "NODE_AUTH_TOKEN", "YARN_NPM_AUTH_TOKEN", "TWINE_PASSWORD", "UV_PUBLISH_TOKEN", "UV_PUBLISH_PASSWORD", "POETRY_PYPI_TOKEN_PYPI",
        "FLIT_PASSWORD", "HATCH_INDEX_AUTH", "CARGO_REGISTRY_TOKEN", "GEM_HOST_API_KEY", "NUGET_API_KEY", "HEX_API_KEY", "COMPOSER_AUTH",
        "DOCKER_PASSWORD", "DOCKERHUB_TOKEN", "DOCKER_AUTH_CONFIG", "JF_ACCESS_TOKEN", "JF_PASSWORD",

        // Model providers and what is built around them.
        "OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "AZURE_OPENAI_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN",
        "HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HUGGINGFACEHUB_API_TOKEN", "GEMINI_API_KEY", "MISTRAL_API_KEY", "CO_API_KEY", "COHERE_API_KEY",
        "GROQ_API_KEY", "XAI_API_KEY", "DEEPSEEK_API_KEY", "PERPLEXITY_API_KEY", "OPENROUTER_API_KEY", "TOGETHER_API_KEY", "FIREWORKS_API_KEY",
        "REPLICATE_API_TOKEN", "DASHSCOPE_API_KEY", "NVIDIA_API_KEY", "NGC_API_KEY", "WANDB_API_KEY", "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY",
        "LANGFUSE_SECRET_KEY", "PINECONE_API_KEY", "VOYAGE_API_KEY", "ELEVENLABS_API_KEY", "TAVILY_API_KEY", "KAGGLE_KEY",

        // Payment, mail, chat, monitoring, data.
        "STRIPE_SECRET_KEY", "STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET", "TWILIO_AUTH_TOKEN", "SENDGRID_API_KEY", "MAILGUN_API_KEY", "RESEND_API_KEY",
        "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DISCORD_TOKEN", "TELEGRAM_BOT_TOKEN", "SENTRY_AUTH_TOKEN", "DD_API_KEY", "DD_APP_KEY",
        "NEW_RELIC_LICENSE_KEY", "NEW_RELIC_API_KEY", "PAGERDUTY_TOKEN", "SUPABASE_SERVICE_ROLE_KEY", "SUPABASE_ACCESS_TOKEN", "CLERK_SECRET_KEY",
        "DATABRICKS_TOKEN", "DATABRICKS_CLIENT_SECRET", "SNOWFLAKE_PASSWORD",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a variable is one of them, with or without the prefix of a front-end build.</summary>
    public static bool IsOne(string name) => Names.Contains(name) || IsInFrontEnd(name);

    /// <summary>Whether a value stands for one that is to come: no provider hands out a token that short, and some say so in words.</summary>
    /// <param name="name">One of these variables.</param>
    /// <param name="value">Its value.</param>
    public static bool IsPlaceholder(string name, string value) =>
        !name.EndsWith("PASSWORD", StringComparison.Ordinal)
        && (value.Length < ShortestToken || Placeholder.IsOne(Encoding.UTF8.GetBytes(value)));

    private static bool IsInFrontEnd(string name)
    {
        foreach (var prefix in FrontEndPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && Names.Contains(name[prefix.Length..]))
            {
                return true;
            }
        }

        return false;
    }
}
