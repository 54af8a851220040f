using System.Text;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.EndToEnd.Tests;

/// <summary>A secret of every family, wherever it can stand: found, and in no byte of any output.</summary>
public sealed class EveryFamilyTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    public void IsFoundInAnImageAndShownNowhere(string format)
    {
        var samples = SecretSamples.All(new TokenMaker(20261126));
        samples.Select(static sample => sample.Id).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(30);
        using var box = new Sandbox();
        box.Write("app.tar", ImageText.Of(Describe(samples)).Archive);
        box.Write("Dockerfile", "FROM scratch\n" + string.Concat(samples.Where(static sample => !sample.Text.Contains('\n')).Select(static (sample, i) => $"ENV V{i}='{sample.Text}'\n")));
        var run = Command.Run(box.Root, "scan", "app.tar", "Dockerfile", "-f", format, "--verbose", "--debug", "--explain-score", "--max-results", "20000");
        run.ExitCode.ShouldBe(1, run.Error);
        foreach (var id in samples.Select(static sample => sample.Id).Distinct(StringComparer.Ordinal))
        {
            run.Output.ShouldContain(id);
        }

        foreach (var (id, _, secret) in samples)
        {
            // Not the whole, and no piece of it that would help.
            var piece = secret.Length > 16 ? secret.Substring(secret.Length / 2, 10) : secret;
            if (secret.Length > 0)
            {
                (run.Output + run.Error).Contains(piece, StringComparison.Ordinal).ShouldBeFalse(id);
            }
        }
    }

    private static string Describe(List<(string Id, string Text, string Secret)> samples)
    {
        var image = new StringBuilder("USER root\n");
        for (var i = 0; i < samples.Count; i++)
        {
            var text = samples[i].Text;
            var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i}");
            if (!text.Contains('\n', StringComparison.Ordinal))
            {
                image.Append("ENV V").Append(name).Append('=').Append(text).Append('\n');
                image.Append("LABEL label.").Append(name).Append('=').Append(text).Append('\n');
                image.Append("STEP RUN /bin/sh -c echo '").Append(text).Append("' # buildkit\n");
            }
        }

        for (var i = 0; i < samples.Count; i++)
        {
            var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i}");
            image.Append("file 0600 0:0 srv/").Append(name).Append("\n| ").Append(samples[i].Text.Replace("\n", "\n| ", StringComparison.Ordinal)).Append('\n');
        }

        return image.Append("LAYER\ndelete srv/1\nfile 0644 0:0 a\n").ToString();
    }
}
