namespace Ingest.Core.Common.Text;

/// <summary>Decodes a large list part by part, cut between two entries, so that it is never in memory as text as a whole.</summary>
public static class TextParts
{
    /// <summary>Bytes up to which a list is decoded as a whole.</summary>
    public const int LargestWhole = 4 << 20;

    private const int PartLength = 1 << 20;

    /// <summary>Decodes the first part of a large list, and all of a smaller one or of one whose charset cannot be cut between bytes.</summary>
    /// <param name="bytes">Body after decompression.</param>
    /// <param name="httpCharset">Charset of the Content-Type header.</param>
    /// <param name="isCut">True when there is more.</param>
    public static DecodedText Start(ReadOnlySpan<byte> bytes, string? httpCharset, out bool isCut)
    {
        isCut = false;
        if (bytes.Length > LargestWhole)
        {
            var first = TextDecoder.Decode(bytes[..Cut(bytes)], httpCharset);
            isCut = !first.Charset.StartsWith("utf-16", StringComparison.Ordinal) && !first.Charset.StartsWith("utf-32", StringComparison.Ordinal) && first.Charset != "iso-2022-jp";
            if (isCut)
            {
                return first;
            }
        }

        return TextDecoder.Decode(bytes, httpCharset);
    }

    /// <summary>The parts after the one that <see cref="Start"/> decoded.</summary>
    /// <param name="bytes">The same bytes.</param>
    /// <param name="charset">The charset that was found.</param>
    public static IEnumerable<string> Rest(ReadOnlyMemory<byte> bytes, string charset)
    {
        var rest = bytes[Cut(bytes.Span)..];
        while (rest.Length > 0)
        {
            var length = Cut(rest.Span);
            yield return TextDecoder.Decode(rest.Span[..length], charset).Text;
            rest = rest[length..];
        }
    }

    /// <summary>Where the first part ends: after the last end tag of an entry (or before its start tag), else after the last line.</summary>
    private static int Cut(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= PartLength)
        {
            return bytes.Length;
        }

        var part = bytes[..PartLength];
        var name = Math.Max(part.LastIndexOf("url>"u8), part.LastIndexOf("sitemap>"u8));
        var tag = name < 0 ? -1 : part[..name].LastIndexOf((byte)'<');
        if (tag > 0)
        {
            return part[tag + 1] == (byte)'/' ? name + part[name..].IndexOf((byte)'>') + 1 : tag;
        }

        if (part.LastIndexOf((byte)'\n') is var line and > 0)
        {
            return line + 1;
        }

        // Not inside a character of UTF-8.
        var end = PartLength;
        while (end > PartLength - 3 && (bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return end;
    }
}
