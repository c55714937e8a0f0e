using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Core.Discover;

/// <summary>Decodes a document by byte order mark, XML declaration or, failing both, as UTF-8 with windows-1252 for what is none.</summary>
public static partial class DeclaredText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0, 0, 0xfe, 0xff, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true).GetString(bytes[4..]),
        [0xff, 0xfe, 0, 0, ..] => Encoding.UTF32.GetString(bytes[4..]),
        [0xfe, 0xff, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [0xff, 0xfe, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xef, 0xbb, 0xbf, ..] => Encoding.UTF8.GetString(bytes[3..]),
        [0, (byte)'<', 0, _, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        [(byte)'<', 0, _, 0, ..] => Encoding.Unicode.GetString(bytes),
        _ => ByDeclaration(bytes),
    };

    private static string ByDeclaration(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]);
        var declared = Declaration().Match(start) is { Success: true } match ? Find(match.Groups[1].Value) : null;
        if (declared is not null and not UTF8Encoding)
        {
            return declared.GetString(bytes);
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return (declared ?? CodePagesEncodingProvider.Instance.GetEncoding(1252)!).GetString(bytes);
        }
    }

    private static Encoding? Find(string name)
    {
        try
        {
            // A document whose declaration can be read byte by byte is not in a two-byte encoding, whatever it says.
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? (name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? null : Encoding.GetEncoding(name));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
