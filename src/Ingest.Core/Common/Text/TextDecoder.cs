using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using UtfUnknown;

namespace Ingest.Core.Common.Text;

/// <summary>Decodes the bytes of a page or feed once: byte order mark, HTTP charset, XML or meta declaration, then the bytes themselves.</summary>
/// <remarks>Follows the WHATWG encoding sniffing order, except where the bytes prove a declaration wrong.</remarks>
public static partial class TextDecoder
{
    private const int PrescanBytes = 4096;
    private const int DetectBytes = 64 * 1024;
    private const float Confident = 0.5f;
    private const int Utf8CodePage = 65001;

    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? httpCharset)
    {
        if (Bom(bytes) is var (encoding, length))
        {
            return new DecodedText(encoding.GetString(bytes[length..]), encoding.WebName, "bom");
        }

        var isUtf8 = Utf8.IsValid(bytes);
        var (declared, from) = Declared(bytes, httpCharset);
        if (isUtf8 && (declared is null || declared.CodePage == Utf8CodePage))
        {
            return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", declared is not null ? from : Ascii.IsValid(bytes) ? "default" : "detector");
        }

        // Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever single-byte charset was declared: the odds of an accident vanish with length.
        if (isUtf8 && declared is { IsSingleByte: true } && !Ascii.IsValid(bytes))
        {
            return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", "detector");
        }

        if (declared is not null && declared.CodePage != Utf8CodePage)
        {
            return new DecodedText(declared.GetString(bytes), declared.WebName, from);
        }

        if (Detect(bytes) is { } detected)
        {
            return new DecodedText(detected.GetString(bytes), detected.WebName, "detector");
        }

        // Declared UTF-8 with a few broken bytes stays UTF-8; nothing declared is read like browsers do.
        return declared is not null
            ? new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", from)
            : new DecodedText(CharsetLabels.Find("windows-1252")!.GetString(bytes), "windows-1252", "default");
    }

    private static (Encoding Encoding, int Length)? Bom(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    private static (Encoding? Encoding, string From) Declared(ReadOnlySpan<byte> bytes, string? httpCharset)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, PrescanBytes)]);
        var xml = CharsetLabels.Find(XmlDeclaration().Match(head).Groups[1].Value);
        var meta = CharsetLabels.Find(MetaCharset().Match(head) is { Success: true } match ? match.Groups[1].Value : null);

        // A declaration that could be read as ASCII cannot be UTF-16.
        meta = meta is { CodePage: 1200 or 1201 } ? Encoding.UTF8 : meta;
        if (CharsetLabels.Find(httpCharset) is { } http)
        {
            // Servers send Latin-1 by default, pages do not declare by default.
            return http.CodePage == 1252 && (meta ?? xml) is { } better ? (better, meta is null ? "xml" : "meta") : (http, "http");
        }

        return xml is not null ? (xml, "xml") : (meta, "meta");
    }

    private static Encoding? Detect(ReadOnlySpan<byte> bytes)
    {
        var result = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, DetectBytes)].ToArray()).Detected;
        return result is { Confidence: >= Confident } ? CharsetLabels.Find(result.EncodingName) : null;
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex("""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex MetaCharset();
}
