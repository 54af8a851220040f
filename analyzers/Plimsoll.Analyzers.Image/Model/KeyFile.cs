using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Text;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>A file that is a private key, or a store of one, in another format than PEM.</summary>
/// <param name="Format">The format.</param>
/// <param name="IsEncrypted">Whether a passphrase protects the key.</param>
internal sealed record KeyFile(string Format, bool IsEncrypted)
{
    private const string KeyBag = "1.2.840.113549.1.12.10.1.1";
    private const string ShroudedKeyBag = "1.2.840.113549.1.12.10.1.2";
    private const string Pkcs7Data = "1.2.840.113549.1.7.1";

    /// <summary>Whether a path is that of such a file.</summary>
    public static bool Knows(ReadOnlySpan<byte> path) =>
        path.EndsWith(".p12"u8) || path.EndsWith(".pfx"u8) || path.EndsWith(".jks"u8) || path.EndsWith(".keystore"u8) || path.EndsWith(".ppk"u8)
        || path.EndsWith(".jwk"u8) || path.EndsWith(".jwks"u8) || path.EndsWith("jwk.json"u8) || path.EndsWith("jwks.json"u8) || path.EndsWith(".pk8"u8) || path.EndsWith(".key"u8);

    /// <summary>Reads a file; null: it is no private key, or none that is not told as PEM.</summary>
    public static KeyFile? Find(FileTable files, int row)
    {
        if (files.Content(row) is not { Length: > 16 } content || !Knows(files.Path(row)))
        {
            return null;
        }

        return content switch
        {
            [0xFE, 0xED, 0xFE, 0xED, ..] => JavaStore(content),
            [0x30, ..] => Pkcs8(content) ?? Pkcs12(content),
            [(byte)'P', (byte)'u', (byte)'T', (byte)'T', (byte)'Y', ..] => Putty(content),
            _ => JsonWebKey(content),
        };
    }

    /// <summary>RFC 5208: version 0, an algorithm, the key. An encrypted one is an algorithm and the key.</summary>
    private static KeyFile? Pkcs8(byte[] content)
    {
        try
        {
            var key = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
            if (key.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            {
                key.ReadSequence().ReadObjectIdentifier();
                return key.PeekTag().HasSameClassAndValue(Asn1Tag.PrimitiveOctetString) && key.ReadOctetString().Length >= 32 && !key.HasData ? new KeyFile("PKCS #8", IsEncrypted: true) : null;
            }

            if (!key.TryReadInt32(out var version) || version is not (0 or 1))
            {
                return null;
            }

            key.ReadSequence().ReadObjectIdentifier();
            return key.ReadOctetString().Length >= 32 ? new KeyFile("PKCS #8", IsEncrypted: false) : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>RFC 7292: a store has a key when one of its plain parts has a bag for one; certificates alone are none.</summary>
    private static KeyFile? Pkcs12(byte[] content)
    {
        try
        {
            var store = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
            if (!store.TryReadInt32(out var version) || version != 3 || Data(store.ReadSequence()) is not { } safe)
            {
                return null;
            }

            var parts = new AsnReader(safe, AsnEncodingRules.BER).ReadSequence();
            while (parts.HasData)
            {
                if (Data(parts.ReadSequence()) is not { } bags)
                {
                    continue;
                }

                var list = new AsnReader(bags, AsnEncodingRules.BER).ReadSequence();
                while (list.HasData)
                {
                    var kind = list.ReadSequence().ReadObjectIdentifier();
                    if (kind is KeyBag or ShroudedKeyBag)
                    {
                        return new KeyFile("PKCS #12", kind == ShroudedKeyBag);
                    }
                }
            }
        }
        catch (AsnContentException)
        {
            // Cut, or no store.
        }

        return null;
    }

    /// <summary>What a ContentInfo holds in plain; null: it is encrypted or signed.</summary>
    private static byte[]? Data(AsnReader info) =>
        info.ReadObjectIdentifier() == Pkcs7Data ? info.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadOctetString() : null;

    /// <summary>A Java key store: entries of kind 1 are keys, of kind 2 certificates that are trusted. Its keys are encrypted.</summary>
    private static KeyFile? JavaStore(ReadOnlySpan<byte> content)
    {
        const int FirstEntry = 12;
        return BinaryPrimitives.ReadInt32BigEndian(content[4..]) is 1 or 2 && HasKeyEntry(content[8..FirstEntry], content[FirstEntry..]) ? new KeyFile("Java key store", IsEncrypted: true) : null;
    }

    private static bool HasKeyEntry(ReadOnlySpan<byte> count, ReadOnlySpan<byte> rest)
    {
        for (var left = BinaryPrimitives.ReadInt32BigEndian(count); left > 0; left--)
        {
            if (rest.Length < 4 || BinaryPrimitives.ReadInt32BigEndian(rest) != 2)
            {
                return rest.Length >= 4 && BinaryPrimitives.ReadInt32BigEndian(rest) == 1;
            }

            // The alias, a time, the kind of certificate, the certificate: texts have two bytes of length, data four.
            rest = rest[4..];
            if (!TrySkip(ref rest, 2) || rest.Length < 8)
            {
                return false;
            }

            rest = rest[8..];
            if (!TrySkip(ref rest, 2) || !TrySkip(ref rest, 4))
            {
                return false;
            }
        }

        return false;
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> rest, int lengthBytes)
    {
        if (rest.Length < lengthBytes)
        {
            return false;
        }

        var length = lengthBytes == 2 ? BinaryPrimitives.ReadUInt16BigEndian(rest) : BinaryPrimitives.ReadInt32BigEndian(rest);
        if (length < 0 || length > rest.Length - lengthBytes)
        {
            return false;
        }

        rest = rest[(lengthBytes + length)..];
        return true;
    }

    private static KeyFile? Putty(byte[] content)
    {
        var text = Encoding.Latin1.GetString(content);
        return text.StartsWith("PuTTY-User-Key-File-", StringComparison.Ordinal) && text.Contains("\nPrivate-Lines:", StringComparison.Ordinal)
            ? new KeyFile("PuTTY", !text.Contains("\nEncryption: none", StringComparison.Ordinal))
            : null;
    }

    /// <summary>RFC 7517: a private key has <c>d</c>, a symmetric one <c>k</c>, beside <c>kty</c>.</summary>
    private static KeyFile? JsonWebKey(byte[] content)
    {
        var settings = SettingsReader.Json(content);
        return settings.Exists(static setting => setting.Key == "kty" && setting.Value is "RSA" or "EC" or "OKP" or "oct")
            && settings.Exists(static setting => setting.Key is "d" or "k" && setting.Value.Length >= 20)
            ? new KeyFile("JSON web key", IsEncrypted: false)
            : null;
    }
}
