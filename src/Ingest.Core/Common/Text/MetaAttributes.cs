using System.Buffers;
using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>The attributes of one tag that can declare a charset.</summary>
/// <param name="Label">The declared label, or null.</param>
internal readonly record struct MetaAttributes(string? Label)
{
    private static readonly SearchValues<byte> NameEnd = SearchValues.Create("= \t\r\n\f/>"u8);
    private static readonly SearchValues<byte> ValueEnd = SearchValues.Create(" \t\r\n\f>"u8);

    private static ReadOnlySpan<byte> Space => " \t\r\n\f"u8;

    /// <summary>Reads the attributes of a tag and leaves <paramref name="rest"/> behind it. The first of each name counts.</summary>
    public static MetaAttributes Read(ref ReadOnlySpan<byte> rest)
    {
        string? charset = null, content = null, pragma = null;
        while (Next(ref rest) is { } attribute)
        {
            switch (attribute.Name)
            {
                case "charset":
                    charset ??= attribute.Value;
                    break;
                case "content":
                    content ??= attribute.Value;
                    break;
                case "http-equiv":
                    pragma ??= attribute.Value;
                    break;
            }
        }

        // The standard wants http-equiv beside content; without it "charset=" in a description would be believed.
        return new MetaAttributes(
            charset ?? (content is not null && pragma?.Trim().Equals("content-type", StringComparison.OrdinalIgnoreCase) == true
                ? CharsetPrescan.FromContent(content) : null));
    }

    private static (string Name, string Value)? Next(ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n\f/"u8);
        if (rest.IsEmpty || rest[0] == '>')
        {
            rest = rest.IsEmpty ? rest : rest[1..];
            return null;
        }

        var end = rest.IndexOfAny(NameEnd);
        if (end < 0)
        {
            rest = default;
            return null;
        }

        var name = Encoding.ASCII.GetString(rest[..Math.Max(end, 1)]).ToLowerInvariant();
        rest = rest[Math.Max(end, 1)..].TrimStart(Space);
        if (rest is not [(byte)'=', .. var value])
        {
            return (name, "");
        }

        value = value.TrimStart(Space);
        if (value is [(byte)'"' or (byte)'\'', ..])
        {
            var close = value[1..].IndexOf(value[0]);
            rest = close < 0 ? default : value[(close + 2)..];
            return (name, close < 0 ? "" : Encoding.ASCII.GetString(value.Slice(1, close)));
        }

        end = value.IndexOfAny(ValueEnd);
        rest = end < 0 ? default : value[end..];
        return (name, Encoding.ASCII.GetString(end < 0 ? value : value[..end]));
    }
}
