using System.Text;

namespace Plimsoll.ImageReader.Tests.Tar;

/// <summary>Writes archives of every dialect by hand, with lies where a test wants them. Text is Latin-1: a character, a byte.</summary>
internal sealed class TarBuilder
{
    public const string V7 = "";
    public const string Ustar = "ustar\000";
    public const string Gnu = "ustar  \0";
    public const int Block = 512;
    private readonly MemoryStream bytes = new();

    public long Length => bytes.Length;

    public byte[] ToArray() => bytes.ToArray();

    /// <summary>A header and its data, filled up to a whole block.</summary>
    /// <param name="name">At most 100 bytes.</param>
    /// <param name="type">The type flag.</param>
    /// <param name="data">What follows the header, and the size in it.</param>
    /// <param name="magic">The dialect.</param>
    /// <param name="link">Where a link leads.</param>
    /// <param name="change">Changes the header before its checksum is made.</param>
    /// <param name="spoil">Changes the header behind its checksum.</param>
    public TarBuilder Entry(
        string name,
        char type = '0',
        string data = "",
        string magic = Ustar,
        string link = "",
        Action<byte[]>? change = null,
        Action<byte[]>? spoil = null)
    {
        var header = new byte[Block];
        Put(header, 0, name);
        Put(header, 100, "0000644\0");
        Put(header, 108, "0001750\0");
        Put(header, 116, "0001751\0");
        Put(header, 124, Octal(data.Length, 11) + " ");
        Put(header, 136, "14000000000 ");
        header[156] = (byte)type;
        Put(header, 157, link);
        Put(header, 257, magic);
        change?.Invoke(header);
        Seal(header);
        spoil?.Invoke(header);
        return Raw(header).Raw(Latin(data)).Pad();
    }

    public TarBuilder Pax(params (string Key, string Value)[] records) =>
        Entry("PaxHeaders/x", 'x', string.Concat(records.Select(record => Record(record.Key, record.Value))));

    public TarBuilder Global(params (string Key, string Value)[] records) =>
        Entry("GlobalHead/g", 'g', string.Concat(records.Select(record => Record(record.Key, record.Value))));

    public TarBuilder LongName(string name, char type = 'L') => Entry("././@LongLink", type, name + "\0", Gnu);

    public TarBuilder Zeros(int blocks = 2) => Raw(new byte[blocks * Block]);

    public TarBuilder Raw(byte[] raw)
    {
        bytes.Write(raw);
        return this;
    }

    public static string Record(string key, string value)
    {
        // The length counts its own digits.
        var rest = $" {key}={value}\n";
        var length = rest.Length + 1;
        while (length != rest.Length + length.ToString().Length)
        {
            length = rest.Length + length.ToString().Length;
        }

        return length + rest;
    }

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    public static string Octal(long value, int digits) => Convert.ToString(value, 8).PadLeft(digits, '0');

    public static void Put(byte[] header, int offset, string text) => Latin(text).CopyTo(header, offset);

    /// <summary>Writes a number as big-endian two's complement with the first bit set.</summary>
    public static void PutBinary(byte[] header, int offset, int length, Int128 value)
    {
        for (var index = offset + length - 1; index >= offset; index--)
        {
            header[index] = (byte)(value & 0xFF);
            value >>= 8;
        }

        header[offset] |= 0x80;
    }

    public static void Seal(byte[] header, bool isSigned = false)
    {
        Put(header, 148, "        ");
        var sum = header.Sum(value => isSigned ? (sbyte)value : value);
        Put(header, 148, Octal(sum, 6) + "\0 ");
    }

    private TarBuilder Pad() => Raw(new byte[(Block - (bytes.Length % Block)) % Block]);
}
