using System.Text;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Discover;

/// <summary>Makes an absolute web address of what documents write as one.</summary>
internal static class LinkAddress
{
    private const int Longest = 4_000;

    /// <summary>Null for anything that does not lead to an http or https address with a host.</summary>
    public static Uri? Resolve(string? text, Uri from)
    {
        text = Clean(text);
        if (text.Length is 0 or > Longest)
        {
            return null;
        }

        if (text.StartsWith("feed:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[5..];
        }

        if (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && text.AsSpan(4).Contains('.'))
        {
            text = "//" + text;
        }

        // Uri takes a leading slash for a file on Unix, so these two forms are completed by hand.
        var whole = text switch
        {
            _ when text.StartsWith("//", StringComparison.Ordinal) => from.Scheme + ":" + text,
            _ when text.StartsWith('/') => from.GetLeftPart(UriPartial.Authority) + text,
            _ => text,
        };
        return Uri.TryCreate(from, whole, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 && HostNames.Ascii(url) is not null ? Plain(url) : null;
    }

    /// <summary>The same address without user name and password, which no offer may carry, and spelled canonically for later comparison.</summary>
    private static Uri? Plain(Uri url)
    {
        var text = url.UserInfo.Length == 0
            ? url.AbsoluteUri
            : new UriBuilder(url) { UserName = "", Password = "" }.Uri.AbsoluteUri;
        return Uri.TryCreate(text, UriKind.Absolute, out var plain) ? plain : null;
    }

    /// <summary>Trimmed, with line breaks, tabs and control characters removed, as browsers do.</summary>
    private static string Clean(string? text)
    {
        text = text?.Trim() ?? "";
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsControl(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }
}
