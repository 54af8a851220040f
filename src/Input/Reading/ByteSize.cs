using System.Globalization;

namespace Plimsoll.Input.Reading;

/// <summary>Sizes in words.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>A size in the largest unit that it has one of, to three digits or so.</summary>
    public static string Rounded(long bytes)
    {
        var unit = 0;
        double size = bytes;
        while (size >= 1024 && unit < Units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        return size < 10 && unit > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{size:0.0} {Units[unit]}")
            : string.Create(CultureInfo.InvariantCulture, $"{size:0} {(bytes == 1 ? "byte" : Units[unit])}");
    }

    /// <summary>A size in the largest unit that it is a whole number of.</summary>
    public static string Show(long bytes)
    {
        var unit = 0;
        while (bytes >= 1024 && bytes % 1024 == 0 && unit < Units.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes} {Units[unit]}");
    }
}
