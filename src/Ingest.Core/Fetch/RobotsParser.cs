using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Ingest.Core.Fetch;

/// <summary>Reads the lines of a robots.txt. Nothing is an error: what cannot be read is passed over (RFC 9309 §2.2.4).</summary>
internal static class RobotsParser
{
    public static RobotsFile Parse(ReadOnlySpan<byte> bytes)
    {
        // Also a byte order mark of which the last byte was lost.
        bytes = bytes is [0xEF, 0xBB, 0xBF, .. var whole] ? whole : bytes is [0xEF, 0xBB, .. var torn] ? torn : bytes;
        return Parse((Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes));
    }

    public static RobotsFile Parse(string text)
    {
        var groups = new Dictionary<string, RobotsGroup>(StringComparer.OrdinalIgnoreCase);
        var sitemaps = new List<string>();
        var sections = new List<RobotsSection>();
        RobotsSection? current = null;
        var naming = false;
        var number = 0;

        foreach (var line in Lines(text.TrimStart('\uFEFF')))
        {
            number++;
            if (Read(line) is not { } record)
            {
                continue;
            }

            switch (record.Key)
            {
                case RobotsKey.UserAgent:
                    // Only rules end the list of names; other records in between do not (§2.2.4).
                    if (!naming || current is null)
                    {
                        sections.Add(current = new RobotsSection());
                        naming = true;
                    }

                    if (Token(record.Value) is { Length: > 0 } token)
                    {
                        (groups.TryGetValue(token, out var known) ? known : groups[token] = new RobotsGroup()).Add(current);
                    }

                    break;
                case RobotsKey.Allow or RobotsKey.Disallow:
                    naming = false;
                    if (record.Value.Length > 0)
                    {
                        current?.Add(new RobotsRule(record.Key == RobotsKey.Allow, record.Value, number));
                    }

                    break;
                case RobotsKey.CrawlDelay:
                    if (current is not null && Seconds(record.Value) is { } delay)
                    {
                        current.CrawlDelay ??= delay;
                    }

                    break;
                case RobotsKey.Sitemap:
                    if (record.Value.Length > 0)
                    {
                        sitemaps.Add(record.Value);
                    }

                    break;
            }
        }

        sections.ForEach(section => section.Sort());
        return new RobotsFile(groups.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), sitemaps);
    }

    /// <summary>The name in a user-agent line or a crawler's own: what stands before a version or a space.</summary>
    public static string Token(string value)
    {
        var end = value.AsSpan().IndexOfAny("/ \t");
        return end < 0 ? value : value[..end];
    }

    private static (RobotsKey Key, string Value)? Read(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        line = (comment < 0 ? line : line[..comment]).Trim();
        var colon = line.IndexOf(':');
        return colon > 0 && Key(line[..colon].TrimEnd()) is { } key ? (key, line[(colon + 1)..].Trim().ToString()) : null;
    }

    /// <summary>Keys with the misspellings that the large crawlers forgive.</summary>
    private static RobotsKey? Key(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[16];
        var length = name.Length > lower.Length ? -1 : name.ToLowerInvariant(lower);
        return length < 0 ? null : lower[..length] switch
        {
            "user-agent" or "useragent" or "user agent" => RobotsKey.UserAgent,
            "allow" => RobotsKey.Allow,
            "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => RobotsKey.Disallow,
            "crawl-delay" or "crawldelay" or "crawl delay" => RobotsKey.CrawlDelay,
            "sitemap" or "site-map" => RobotsKey.Sitemap,
            _ => null,
        };
    }

    private static TimeSpan? Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Lines end with CR, LF or both (§2.2).</summary>
    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start <= text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                yield return text[start..];
                yield break;
            }

            yield return text.Substring(start, end);
            start += end + (text.AsSpan(start + end).StartsWith("\r\n") ? 2 : 1);
        }
    }
}
