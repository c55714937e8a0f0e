using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ingest.Core.Fetch;

/// <summary>One spelling for paths in rules and in URLs (RFC 9309 §2.2.2, RFC 3986 §6.2.2).</summary>
internal static class RobotsPath
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /// <summary>Characters that stand for themselves. '*' and '$' do not: they are wildcards in rules, so literal ones are encoded.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(Unreserved + ":/?#[]@!&'()+,;=");

    private static readonly SearchValues<char> Decoded = SearchValues.Create(Unreserved);

    /// <summary>Decodes what needs no encoding, encodes what does, and writes the rest in upper case.</summary>
    public static string Normalize(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                Append(result, octet);
                i += 3;
            }
            else if (Plain.Contains(text[i]))
            {
                result.Append(text[i++]);
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
                foreach (var single in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    Escape(result, single);
                }

                i += used;
            }
        }

        return result.ToString();
    }

    private static void Append(StringBuilder result, byte octet)
    {
        if (Decoded.Contains((char)octet))
        {
            result.Append((char)octet);
        }
        else
        {
            Escape(result, octet);
        }
    }

    private static void Escape(StringBuilder result, byte octet) => result.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
}
