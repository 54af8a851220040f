using Plimsoll.Documents.Shell;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>How the programs that rules look at read their options, from their manual pages.</summary>
internal static class ProgramSyntax
{
    /// <summary>curl(1).</summary>
    public static OptionSyntax Curl { get; } = new(
        "AbcCdDeEFhHKmoPQrtTuUwxXyYz",
        [
            "abstract-unix-socket", "cacert", "capath", "cert", "cert-type", "ciphers", "config", "connect-timeout", "connect-to", "continue-at",
            "cookie", "cookie-jar", "data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "doh-url", "dump-header", "form",
            "form-string", "header", "interface", "json", "key", "key-type", "limit-rate", "max-filesize", "max-redirs", "max-time", "netrc-file",
            "noproxy", "output", "output-dir", "pass", "pinnedpubkey", "preproxy", "proto", "proto-default", "proto-redir", "proxy",
            "proxy-header", "proxy-user", "quote", "range", "rate", "referer", "request", "resolve", "retry", "retry-delay", "retry-max-time",
            "socks5", "socks5-hostname", "speed-limit", "speed-time", "stderr", "tls-max", "trace", "trace-ascii", "unix-socket",
            "upload-file", "url", "user", "user-agent", "write-out",
        ]);

    /// <summary>apt-get(8).</summary>
    public static OptionSyntax AptGet { get; } = new(
        "octaP",
        ["option", "config-file", "target-release", "default-release", "host-architecture", "build-profiles", "planner", "solver"]);
}
