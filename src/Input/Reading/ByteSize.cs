using System.Globalization;

namespace Plimsoll.Input.Reading;

/// <summary>Sizes in words.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

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
