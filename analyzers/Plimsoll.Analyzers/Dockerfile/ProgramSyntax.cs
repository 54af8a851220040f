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

    /// <summary>git(1), as far as options in front of the command and those of clone and config go.</summary>
    public static OptionSyntax Git { get; } = new("cCf", ["git-dir", "work-tree", "namespace", "config-env", "config", "file", "type", "default", "branch", "depth", "origin"]);

    /// <summary>wget(1).</summary>
    public static OptionSyntax Wget { get; } = new(
        "aABDeIiloOPQRtTUwX",
        [
            "accept", "accept-regex", "append-output", "base", "bind-address", "body-data", "body-file", "ca-certificate", "ca-directory", "certificate",
            "certificate-type", "ciphers", "compression", "config", "connect-timeout", "crl-file", "cut-dirs", "default-page", "directory-prefix",
            "dns-timeout", "domains", "egd-file", "exclude-directories", "exclude-domains", "execute", "follow-tags", "ftp-password", "ftp-user",
            "header", "hsts-file", "http-password", "http-user", "ignore-tags", "include-directories", "input-file", "level", "limit-rate",
            "load-cookies", "local-encoding", "max-redirect", "method", "output-document", "output-file", "password", "pinnedpubkey", "post-data",
            "post-file", "prefer-family", "private-key", "private-key-type", "progress", "proxy-password", "proxy-user", "quota", "random-file",
            "read-timeout", "referer", "regex-type", "reject", "reject-regex", "remote-encoding", "restrict-file-names", "save-cookies",
            "secure-protocol", "start-pos", "timeout", "tries", "use-askpass", "user", "user-agent", "wait", "waitretry", "warc-file", "warc-header",
        ]);
}
