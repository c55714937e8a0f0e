using System.Text.Unicode;

namespace Ingest.Core.Common.Text;

/// <summary>
/// Decodes a body: byte order mark, HTTP charset, XML declaration, meta element, and then what the bytes themselves say.
/// A declaration that the bytes contradict is not believed.
/// </summary>
public static class TextDecoder
{
    /// <summary>Share of characters that may be unreadable before a declared multi-byte charset counts as wrong.</summary>
    private const double Unreadable = 0.01;

    /// <summary>So few characters may read as UTF-8 by chance in a declared East Asian charset.</summary>
    private const int ByChance = 16;

    /// <summary>Decodes bytes; never throws, whatever they are.</summary>
    /// <param name="bytes">Body after decompression.</param>
    /// <param name="httpCharset">Charset of the Content-Type header; unknown ones are passed over.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? httpCharset)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, .. var rest]:
                return With(CharsetLabels.Utf8, rest, "bom");
            case [0xFF, 0xFE, 0, 0, .. var rest]:
                return With(CharsetLabels.Utf32Le, rest, "bom");
            case [0, 0, 0xFE, 0xFF, .. var rest]:
                return With(CharsetLabels.Utf32Be, rest, "bom");
            case [0xFF, 0xFE, .. var rest]:
                return With(CharsetLabels.Utf16Le, rest, "bom");
            case [0xFE, 0xFF, .. var rest]:
                return With(CharsetLabels.Utf16Be, rest, "bom");
        }

        if (CharsetDetection.Utf16Or32(bytes) is { } wide)
        {
            return With(wide, bytes, CharsetLabels.Find(httpCharset) is { IsUtf16: true } ? "http" : "detector");
        }

        var http = Declared(httpCharset, "http");
        if (!Utf8.IsValid(bytes))
        {
            return DecodeOther(bytes, http, Inside(bytes));
        }

        var text = CharsetLabels.Utf8.Encoding.GetString(bytes);
        var isAscii = text.Length == bytes.Length;
        if (isAscii && CharsetDetection.IsIso2022Jp(bytes))
        {
            var declared = http ?? Inside(bytes);
            return With(CharsetLabels.Iso2022Jp, bytes, declared?.Charset == CharsetLabels.Iso2022Jp ? declared.From : "detector");
        }

        return http is { Charset.IsUtf8: true }
            ? new DecodedText(text, "utf-8", "http")
            : DecodeUtf8(bytes, text, isAscii, http ?? Inside(bytes));
    }

    /// <summary>The bytes are valid UTF-8, which may be an accident only if they are few or all ASCII.</summary>
    private static DecodedText DecodeUtf8(ReadOnlySpan<byte> bytes, string text, bool isAscii, Declaration? declared)
    {
        switch (declared)
        {
            case null:
                return new DecodedText(text, "utf-8", isAscii ? "default" : "detector");
            case { Charset.IsUtf8: true }:
                return new DecodedText(text, "utf-8", declared.From);
            case var _ when isAscii:
                return new DecodedText(text, declared.Charset.Name, declared.From);
            case { Charset.IsMultiByte: true } when text.Count(c => c > 0x7F) < ByChance:
                var other = With(declared.Charset, bytes, declared.From);
                return other.Text.Contains('\uFFFD') ? new DecodedText(text, "utf-8", "detector") : other;
            default:
                return new DecodedText(text, "utf-8", Inside(bytes) is { Charset.IsUtf8: true } inside ? inside.From : "detector");
        }
    }

    /// <summary>The bytes are not valid UTF-8: damaged UTF-8, or a legacy charset, declared or not.</summary>
    private static DecodedText DecodeOther(ReadOnlySpan<byte> bytes, Declaration? http, Declaration? inside)
    {
        var declared = http ?? inside;
        var (whole, broken) = CharsetDetection.CountUtf8(bytes);
        if (whole > broken && (declared is null or { Charset.IsUtf8: true } || whole > 20 + (10 * broken)))
        {
            return With(CharsetLabels.Utf8, bytes, declared is { Charset.IsUtf8: true } ? declared.From : "detector");
        }

        // Servers with a fixed default charset contradict their pages; then the bytes decide between the two.
        var legacy = Legacy(http) is { } outer && Legacy(inside) is { } inner && outer.Charset != inner.Charset
            ? CharsetDetection.Detect(bytes) == inner.Charset ? inner : outer
            : Legacy(http) ?? Legacy(inside);

        if (legacy is not null)
        {
            var decoded = With(legacy.Charset, bytes, legacy.From);
            if (!legacy.Charset.IsMultiByte || decoded.Text.AsSpan().Count('\uFFFD') <= Unreadable * decoded.Text.Count(c => c > 0x7F))
            {
                return decoded;
            }
        }

        return CharsetDetection.Detect(bytes) is { } detected
            ? With(detected, bytes, "detector")
            : With(legacy?.Charset ?? CharsetLabels.Windows1252, bytes, legacy?.From ?? "default");
    }

    /// <summary>What the document says of itself. It can be read as ASCII, so it is not UTF-16, whatever it says.</summary>
    private static Declaration? Inside(ReadOnlySpan<byte> bytes)
    {
        // JSON has no declaration, and markup quoted in it is none.
        if (bytes.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
        {
            return null;
        }

        return Declared(CharsetPrescan.XmlDeclaration(bytes), "xml") ?? Declared(CharsetPrescan.Meta(bytes), "meta");
    }

    private static Declaration? Declared(string? label, string from) => CharsetLabels.Find(label) switch
    {
        null => null,
        { IsUtf16: true } => from == "http" ? null : new Declaration(CharsetLabels.Utf8, from),
        var charset => new Declaration(charset, from),
    };

    private static Declaration? Legacy(Declaration? declaration) => declaration is { Charset.IsUtf8: false } ? declaration : null;

    private static DecodedText With(Charset charset, ReadOnlySpan<byte> bytes, string from) =>
        new(charset.Encoding.GetString(bytes), charset.Name, from);

    private sealed record Declaration(Charset Charset, string From);
}
