using System.Buffers;
using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>Finds the charset that a document declares in its own first bytes: XML declaration, then meta elements.</summary>
internal static class CharsetPrescan
{
    /// <summary>The standard asks for 1024 bytes; real heads put comments and scripts first.</summary>
    private const int Window = 4096;

    private static readonly SearchValues<byte> NameEnd = SearchValues.Create(" \t\r\n\f>"u8);
    private static readonly SearchValues<char> LabelEnd = SearchValues.Create(" \t\r\n\f;");

    /// <summary>The label of <c>&lt;?xml … encoding="…"?&gt;</c>, or null.</summary>
    public static string? XmlDeclaration(ReadOnlySpan<byte> bytes)
    {
        bytes = SkipSpace(bytes);
        if (!bytes.StartsWith("<?xml"u8))
        {
            return null;
        }

        var end = bytes[..Math.Min(bytes.Length, 1024)].IndexOf((byte)'>');
        if (end < 0)
        {
            return null;
        }

        var declaration = bytes[..end];
        var at = declaration.IndexOf("encoding"u8);
        if (at < 0)
        {
            return null;
        }

        var value = SkipSpace(declaration[(at + 8)..]);
        return value is [(byte)'=', .. var rest] && SkipSpace(rest) is [(byte)'"' or (byte)'\'', ..] quoted ? Quoted(quoted) : null;
    }

    /// <summary>The label of the first meta element that declares one (HTML standard, "prescan a byte stream"), or null.</summary>
    public static string? Meta(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, Window)];
        while (head.IndexOf((byte)'<') is >= 0 and var start)
        {
            head = head[start..];
            if (head.StartsWith("<!--"u8))
            {
                var end = head[2..].IndexOf("-->"u8);
                head = end < 0 ? default : head[(end + 5)..];
            }
            else if (head.Length > 5 && IsMeta(head))
            {
                head = head[5..];
                if (MetaAttributes.Read(ref head).Label is { } label)
                {
                    return label;
                }
            }
            else if (head.Length > 1 && (IsLetter(head[1]) || (head.Length > 2 && head[1] == '/' && IsLetter(head[2]))))
            {
                // A tag: its attributes are read so that a '>' or a "<meta" inside a quoted value does not mislead.
                var name = head.IndexOfAny(NameEnd);
                head = name < 0 ? default : head[name..];
                _ = MetaAttributes.Read(ref head);
            }
            else if (head.Length > 1 && head[1] is (byte)'!' or (byte)'/' or (byte)'?')
            {
                var end = head.IndexOf((byte)'>');
                head = end < 0 ? default : head[(end + 1)..];
            }
            else
            {
                head = head[1..];
            }
        }

        return null;
    }

    /// <summary>The label inside <c>content="text/html; charset=…"</c>, or null.</summary>
    public static string? FromContent(string content)
    {
        for (var at = 0; (at = content.IndexOf("charset", at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            at += 7;
            var rest = content.AsSpan(at).TrimStart();
            if (rest is not ['=', .. var value])
            {
                continue;
            }

            value = value.TrimStart();
            if (value is [('"' or '\'') and var quote, .. var inner])
            {
                var close = inner.IndexOf(quote);
                return close < 0 ? null : inner[..close].ToString();
            }

            var end = value.IndexOfAny(LabelEnd);
            return (end < 0 ? value : value[..end]).ToString();
        }

        return null;
    }

    private static bool IsMeta(ReadOnlySpan<byte> tag) =>
        (tag[1] | 0x20) == 'm' && (tag[2] | 0x20) == 'e' && (tag[3] | 0x20) == 't' && (tag[4] | 0x20) == 'a'
        && tag[5] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f' or (byte)'/';

    private static bool IsLetter(byte b) => (b | 0x20) is >= (byte)'a' and <= (byte)'z';

    private static ReadOnlySpan<byte> SkipSpace(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n\f"u8);

    private static string? Quoted(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[1..].IndexOf(bytes[0]);
        return end < 0 ? null : Encoding.ASCII.GetString(bytes.Slice(1, end));
    }
}
