using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ingest.Core.Normalize.Urls;

/// <summary>Percent-encoding normalization (RFC 3986 §6.2.2.1 and §6.2.2.2): upper-case digits, unreserved characters plain.</summary>
internal static class UrlEscapes
{
    /// <summary>Unreserved characters, and the apostrophe: browsers disagree on it and no server tells it apart.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'");

    public static string Tidy(string escaped)
    {
        if (!escaped.Contains('%', StringComparison.Ordinal))
        {
            return escaped;
        }

        var tidy = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '%' && i + 2 < escaped.Length
                && byte.TryParse(escaped.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                if (Plain.Contains((char)code))
                {
                    tidy.Append((char)code);
                }
                else
                {
                    tidy.Append('%').Append(code.ToString("X2", CultureInfo.InvariantCulture));
                }

                i += 2;
            }
            else
            {
                tidy.Append(escaped[i]);
            }
        }

        return tidy.ToString();
    }
}
