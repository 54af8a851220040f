using System.Diagnostics;
using System.Text.Json;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.EndToEnd.Tests;

/// <summary>One image that umoci builds and skopeo saves in every encoding: the findings are the same in all of them.</summary>
public sealed class EncodingFindingsTests
{
    [Fact]
    public void TheFindingsAreTheSameInEveryEncodingAndTheTwinHasNone()
    {
        using var box = new Sandbox();
        Build(box, "vulnerable", isVulnerable: true);
        Build(box, "hardened", isVulnerable: false);
        foreach (var image in (string[])["vulnerable", "hardened"])
        {
            var results = new Dictionary<string, string[]>(StringComparer.Ordinal);
            foreach (var encoding in Save(box, image))
            {
                results.Add(encoding, Findings(box, encoding));
            }

            var expected = results.Values.First();
            foreach (var (encoding, findings) in results)
            {
                findings.ShouldBe(expected, encoding);
            }

            results.Count.ShouldBe(8);
            if (image == "vulnerable")
            {
                string[] ids = ["PLM4001", "PLM4002", "PLM4010", "PLM4011", "PLM4013", "PLM4014", "PLM4019"];
                expected.Select(static finding => finding[..7]).Distinct().Order(StringComparer.Ordinal).ShouldBe(ids);
            }
            else
            {
                expected.ShouldBeEmpty();
            }
        }
    }

    /// <summary>Two layers over a root of busybox; the second deletes what the first should not have had.</summary>
    private static void Build(Sandbox box, string name, bool isVulnerable)
    {
        Run(box, "umoci", "init", "--layout", name);
        Run(box, "umoci", "new", "--image", name + ":v1");
        Unpack(box, name, "first");
        var root = Path.Combine(name + "-first", "rootfs");
        Directory.CreateDirectory(Path.Combine(box.Root, root, "bin"));
        File.Copy("/bin/busybox", Path.Combine(box.Root, root, "bin", "busybox"));
        Run(box, "chmod", "755", Path.Combine(root, "bin", "busybox"));
        box.Write(Path.Combine(root, "etc", "passwd"), isVulnerable ? "root::0:0::/root:/bin/sh\ntoor:x:0:0::/root:/bin/sh\n" : "root:x:0:0::/root:/sbin/nologin\n");
        if (isVulnerable)
        {
            box.Write(Path.Combine(root, "root", ".netrc"), "machine git.example login ci password kx81-pq77\n");
            box.Write(Path.Combine(root, "srv", "shared"), "data\n");
            Run(box, "chmod", "666", Path.Combine(root, "srv", "shared"));
            Run(box, "chmod", "4755", Path.Combine(root, "bin", "busybox"));
        }

        Run(box, "umoci", "repack", "--image", name + ":v1", "--history.created_by", "RUN /bin/sh -c make # buildkit", name + "-first");
        Unpack(box, name, "second");
        root = Path.Combine(name + "-second", "rootfs");
        if (isVulnerable)
        {
            File.Delete(Path.Combine(box.Root, root, "root", ".netrc"));
        }

        box.Write(Path.Combine(root, "srv", "app"), "data\n");
        Run(box, "umoci", "repack", "--image", name + ":v1", "--history.created_by", "COPY app /srv/app # buildkit", name + "-second");
        string[] settings = isVulnerable ? ["--config.user", "root", "--config.env", "API_TOKEN=kx81-pq77-0a"] : ["--config.user", "65532"];
        Run(box, "umoci", ["config", "--image", name + ":v1", .. settings, "--config.cmd", "/bin/busybox"]);
    }

    private static void Unpack(Sandbox box, string name, string bundle)
    {
        string[] rootless = Environment.IsPrivilegedProcess ? [] : ["--rootless"];
        Run(box, "umoci", ["unpack", .. rootless, "--image", name + ":v1", $"{name}-{bundle}"]);
    }

    private static string[] Save(Sandbox box, string image)
    {
        var from = $"oci:{image}:v1";
        Run(box, "skopeo", "copy", "-q", from, $"docker-archive:{image}.docker.tar:team/app:1.0");
        Run(box, "skopeo", "copy", "-q", from, $"oci-archive:{image}.oci.tar:v1");
        Run(box, "skopeo", "copy", "-q", from, $"dir:{image}.dir");
        Run(box, "skopeo", "copy", "-q", "--dest-decompress", from, $"dir:{image}.plain");
        Run(box, "skopeo", "copy", "-q", "--dest-compress", "--dest-compress-format", "zstd", from, $"oci:{image}.zstd:v1");
        Run(box, "gzip", "-k", $"{image}.oci.tar");
        Run(box, "zstd", "-q", "-k", $"{image}.docker.tar");
        return [image, $"{image}.docker.tar", $"{image}.oci.tar", $"{image}.dir", $"{image}.plain", $"{image}.zstd", $"{image}.oci.tar.gz", $"{image}.docker.tar.zst"];
    }

    /// <summary>Rule, place and message of each finding, without the name that the archive gives the image.</summary>
    private static string[] Findings(Sandbox box, string path)
    {
        var run = Command.Run(box.Root, "scan", path, "-f", "json");
        run.ExitCode.ShouldBeInRange(0, 1, path + run.Error);
        using var report = JsonDocument.Parse(run.Output);
        var name = report.RootElement.GetProperty("images").EnumerateArray().Single().GetProperty("name").GetString()!;
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(finding =>
        {
            var region = finding.TryGetProperty("region", out var at) ? at.GetProperty("line").ToString() : "";
            return $"{finding.GetProperty("rule").GetString()} {finding.GetProperty("path").GetString()![(name.Length + 1)..]}:{region} {finding.GetProperty("message").GetString()}";
        })];
    }

    private static void Run(Sandbox box, string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = box.Root, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, $"{tool} {string.Join(' ', arguments)}: {said.GetAwaiter().GetResult()}");
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"{tool} is not installed");
        }
    }
}
