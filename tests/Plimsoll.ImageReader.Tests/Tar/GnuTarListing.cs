using System.Diagnostics;
using System.Globalization;
using System.Text;
using Plimsoll.ImageReader.Tar;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Tar;

/// <summary>What GNU tar lists of an archive, and our entries in the same words.</summary>
internal static class GnuTarListing
{
    /// <summary>The lines of <c>tar --list --verbose</c>, normalised.</summary>
    public static string[] Of(string archive) =>
        [.. Run("tar", ["--list", "--verbose", "--numeric-owner", "--quoting-style=escape", $"--file={archive}"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Normalise)];

    /// <summary>A line of GNU tar without its time and with one blank between the fields.</summary>
    public static string Normalise(string line)
    {
        var fields = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', fields[0], fields[1], fields[2], fields[5]);
    }

    /// <summary>An entry as GNU tar lists it.</summary>
    public static string Show(SeenEntry entry)
    {
        var (letter, link) = entry.Type switch
        {
            TarEntryType.HardLink => ('h', " link to " + Escape(entry.Link)),
            TarEntryType.SymbolicLink => ('l', " -> " + Escape(entry.Link)),
            TarEntryType.CharacterDevice => ('c', ""),
            TarEntryType.BlockDevice => ('b', ""),
            TarEntryType.Directory => ('d', ""),
            TarEntryType.Fifo => ('p', ""),
            TarEntryType.Unknown => ('V', "--Volume Header--"),
            _ => ('-', ""),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{letter}{Mode(entry.Mode)} {entry.UserId}/{entry.GroupId} {entry.RealSize} {Escape(entry.Name)}{link}");
    }

    private static string Mode(int mode)
    {
        var text = new StringBuilder();
        for (var shift = 6; shift >= 0; shift -= 3)
        {
            var part = mode >> shift;
            var isSpecial = ((mode >> (9 + (shift / 3))) & 1) != 0;
            var special = shift == 0 ? 't' : 's';
            text.Append((part & 4) != 0 ? 'r' : '-').Append((part & 2) != 0 ? 'w' : '-');
            text.Append((part & 1) != 0 ? (isSpecial ? special : 'x') : (isSpecial ? char.ToUpperInvariant(special) : '-'));
        }

        return text.ToString();
    }

    private static string Escape(string latin)
    {
        var text = new StringBuilder();
        foreach (var value in latin)
        {
            _ = value switch
            {
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                '\\' => text.Append("\\\\"),
                < ' ' or >= '\u007F' => text.Append('\\').Append(Convert.ToString(value, 8).PadLeft(3, '0')),
                _ => text.Append(value),
            };
        }

        return text.ToString();
    }

    /// <summary>Runs a program; what it says on standard error is part of the failure.</summary>
    public static string Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        return output;
    }
}
