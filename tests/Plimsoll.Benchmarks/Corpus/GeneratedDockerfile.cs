using System.Globalization;
using System.Text;

namespace Plimsoll.Benchmarks.Corpus;

/// <summary>Dockerfiles as people write them, the same for the same seed.</summary>
internal static class GeneratedDockerfile
{
    private static readonly string[] Images = ["debian:bookworm-slim", "node:22-alpine", "python:3.13", "golang:1.25", "ubuntu", "eclipse-temurin:21-jre"];
    private static readonly string[] Packages = ["ca-certificates", "curl", "git", "build-essential", "libpq-dev", "tini", "unzip", "openssl"];

    /// <summary>A small file with two stages: what a hook sees most often.</summary>
    public const string Small = """
        # syntax=docker/dockerfile:1
        FROM node:22-alpine AS build
        WORKDIR /src
        COPY package.json package-lock.json ./
        RUN npm ci
        COPY . .
        RUN npm run build && curl -sSL https://example.com/install.sh | sh

        FROM debian:bookworm
        ENV NODE_ENV=production PORT=8080
        RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
        COPY --from=build /src/dist /app
        EXPOSE 8080
        HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1
        CMD ["node", "/app/index.js"]

        """;

    /// <summary>A file of several stages.</summary>
    /// <param name="seed">Which one.</param>
    /// <param name="instructions">How many instructions, FROM included.</param>
    public static string Write(int seed, int instructions)
    {
#pragma warning disable CA5394 // Nothing here is to be hard to guess.
        var random = new Random(seed);
#pragma warning restore CA5394
        var text = new StringBuilder("# syntax=docker/dockerfile:1\n");
        var stages = 0;
        for (var i = 0; i < instructions; i++)
        {
            if (i % 12 == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"\nFROM {Pick(Images, random)} AS stage{stages++}\n");
            }
            else
            {
                WriteInstruction(text, random, stages);
            }
        }

        return text.ToString();
    }

    /// <summary>A file of one stage that has as many lines as asked for.</summary>
    public static string WriteLines(int lines)
    {
        var text = new StringBuilder("FROM debian:bookworm-slim\n");
        for (var line = 2; line <= lines; line++)
        {
            switch (line % 4)
            {
                case 0:
                    text.Append(CultureInfo.InvariantCulture, $"ENV NAME_{line}=value-{line}\n");
                    break;
                case 1:
                    text.Append(CultureInfo.InvariantCulture, $"# step {line} of the build\n");
                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"RUN make step{line} && touch /var/lib/step{line} | tee -a log\n");
                    break;
            }
        }

        return text.ToString();
    }

    private static void WriteInstruction(StringBuilder text, Random random, int stages)
    {
        var number = random.Next(1000);
        switch (random.Next(10))
        {
            case 0:
                text.Append(CultureInfo.InvariantCulture, $"RUN apt-get update \\\n    && apt-get install -y {Pick(Packages, random)} {Pick(Packages, random)} \\\n    && rm -rf /var/lib/apt/lists/*\n");
                break;
            case 1:
                text.Append(CultureInfo.InvariantCulture, $"RUN curl -fsSL https://example.com/tool-{number}.tar.gz | tar -xz -C /usr/local\n");
                break;
            case 2:
                text.Append(CultureInfo.InvariantCulture, $"ENV APP_MODE=production APP_PORT={number} PATH=\"/opt/tool{number}/bin:$PATH\"\n");
                break;
            case 3:
                text.Append(CultureInfo.InvariantCulture, $"COPY --chown=1000:1000 src/module{number} /app/module{number}/\n");
                break;
            case 4 when stages > 1:
                text.Append(CultureInfo.InvariantCulture, $"COPY --from=stage{random.Next(stages - 1)} /app/out /app/part{number}\n");
                break;
            case 5:
                text.Append(CultureInfo.InvariantCulture, $"ARG VERSION_{number}=1.{number}\n");
                break;
            case 6:
                text.Append(CultureInfo.InvariantCulture, $"# what the service of team {number} needs\nWORKDIR /app/service{number}\n");
                break;
            case 7:
                text.Append(CultureInfo.InvariantCulture, $"RUN if [ -f setup{number}.py ]; then pip install --no-cache-dir . ; else echo \"no setup: $(ls -l)\"; fi\n");
                break;
            case 8:
                text.Append(CultureInfo.InvariantCulture, $"LABEL org.opencontainers.image.title=\"service {number}\"\n");
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"RUN for part in a b c; do make -C \"$part\" VERSION={number} >> build.log 2>&1 || exit 1; done\n");
                break;
        }
    }

    private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];
}
