using System.Globalization;
using System.Text;

namespace Plimsoll.Benchmarks;

/// <summary>Makes Dockerfiles as people write them, the same ones for the same number.</summary>
internal static class Dockerfiles
{
    public const string Prose = """
        # The service reads its settings from the environment and writes its log to standard output. It needs a database and a
        # cache; both are found by their names in the network of the project. Nothing of it is kept in the container itself.
        # See documentation/operations/installation-and-configuration.md for what the variables mean and which have defaults.

        """;

    private static readonly string[] Lines =
    [
        "RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl libgnutls30t64 \\\n    && rm -rf /var/lib/apt/lists/*",
        "COPY --link package.json package-lock.json ./",
        "RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev",
        "ENV NODE_ENV=production PORT=8080 LOG_LEVEL=\"info\"",
        "LABEL org.opencontainers.image.title=\"shop\" org.opencontainers.image.version=\"1.4.2\"",
        "RUN curl -fsSL https://example.com/tools/release-2025.11.tar.gz | tar xz -C /usr/local --strip-components=1",
        "ARG VERSION=1.4.2",
        "WORKDIR /srv/app/${VERSION}",
        "RUN if [ -f requirements.txt ]; then pip install --no-cache-dir -r requirements.txt; else echo \"nothing to do\"; fi",
        "COPY --chown=65532:65532 . .",
        "EXPOSE 8080/tcp 8443",
        "RUN for f in a b c; do install -m 0644 \"$f.conf\" /etc/app/; done",
    ];

    public static string Make(int seed, int instructions)
    {
        var random = new Random(seed);
        var text = new StringBuilder("# syntax=docker/dockerfile:1\nARG BASE=12.11\nFROM debian:${BASE}-slim AS build\n");
        for (var i = 0; i < instructions - 6; i++)
        {
            text.Append(Lines[random.Next(Lines.Length)]).Append('\n');
            if (i == instructions / 2)
            {
                text.Append("FROM debian:12.11-slim\nCOPY --from=build /srv /srv\n");
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"USER 65532\nENTRYPOINT [\"/srv/app/server\", \"--instance\", \"{seed}\"]\n").ToString();
    }
}
