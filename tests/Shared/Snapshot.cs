using System.Runtime.CompilerServices;
using System.Text;

namespace Plimsoll.Testing;

/// <summary>
/// Compares output with a stored file, by the file names that Verify uses: <c>Class.Method.verified.ext</c> beside the test.
/// When the two differ, or nothing is stored yet, the output is left as <c>Class.Method.received.ext</c> and the test fails.
/// </summary>
/// <remarks>
/// Look at the difference, then accept all that was received:
/// <c>find tests -name '*.received.*' | while read f; do mv "$f" "$(echo "$f" | sed 's/\.received\./.verified./')"; done</c>
/// </remarks>
public static class Snapshot
{
    /// <summary>Fails unless the bytes equal the stored ones, byte for byte.</summary>
    /// <param name="actual">The output.</param>
    /// <param name="extension">Of the stored file, without a period.</param>
    /// <param name="part">What tells several snapshots of one method apart, or null.</param>
    /// <param name="file">The file of the test; its name is the class.</param>
    /// <param name="method">The test.</param>
    public static void Match(
        byte[] actual, string extension, string? part = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var name = Path.Combine(
            Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}{(part is null ? "" : "_" + part)}");
        var verified = $"{name}.verified.{extension}";
        var received = $"{name}.received.{extension}";
        var expected = File.Exists(verified) ? File.ReadAllBytes(verified) : null;
        if (expected is not null && expected.AsSpan().SequenceEqual(actual))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllBytes(received, actual);
        Assert.Fail(expected is null
            ? $"nothing is stored for {Path.GetFileName(name)}; look at {Path.GetFileName(received)} and rename it to .verified."
            : $"{Path.GetFileName(received)} differs from what is stored: {FirstDifference(expected, actual)}");
    }

    /// <summary>Fails unless the text, as UTF-8, equals the stored bytes.</summary>
    /// <inheritdoc cref="Match(byte[], string, string, string, string)"/>
    public static void Match(
        string actual, string extension, string? part = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "") =>
        Match(Encoding.UTF8.GetBytes(actual), extension, part, file, method);

    private static string FirstDifference(byte[] expected, byte[] actual)
    {
        var (before, after) = (Lines(expected), Lines(actual));
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var (left, right) = (i < before.Length ? before[i] : "(end)", i < after.Length ? after[i] : "(end)");
            if (!string.Equals(left, right, StringComparison.Ordinal))
            {
                return $"line {i + 1} was '{left}' and is '{right}'";
            }
        }

        return "in bytes that are no text";
    }

    private static string[] Lines(byte[] text) => Encoding.UTF8.GetString(text).Split('\n');
}
