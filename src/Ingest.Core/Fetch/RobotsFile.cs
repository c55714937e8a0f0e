using System.Globalization;
using System.Text;

namespace Ingest.Core.Fetch;

/// <summary>A robots.txt (RFC 9309): groups merged by product token, longest match wins, a tie allows.</summary>
public sealed class RobotsFile
{
    /// <summary>RFC 9309 §2.5: at least 500 KiB are parsed; what comes after is ignored.</summary>
    public const int MostBytes = 500 * 1024;

    public static readonly RobotsFile Empty = new([], []);

    private readonly List<Group> _groups;

    private RobotsFile(List<Group> groups, List<string> sitemaps)
    {
        _groups = groups;
        Sitemaps = sitemaps;
    }

    public IReadOnlyList<string> Sitemaps { get; }

    public static RobotsFile Parse(ReadOnlySpan<byte> bytes) => Parse(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MostBytes)]));

    public static RobotsFile Parse(string text)
    {
        var groups = new List<Group>();
        var sitemaps = new List<string>();
        Group? group = null;
        var number = 0;
        foreach (var raw in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = raw.Split('#', 2)[0].Trim();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                continue;
            }

            var (key, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            switch (key)
            {
                case "user-agent":
                    if (group is null || group.HasRules)
                    {
                        groups.Add(group = new Group());
                    }

                    group.Agents.Add(Token(value));
                    break;
                case "allow" or "disallow" when group is not null:
                    group.HasRules = true;
                    if (value.Length > 0)
                    {
                        group.Rules.Add(new Rule(key == "allow", Normalize(value), number, line));
                    }

                    break;
                case "crawl-delay" when group is not null:
                    group.HasRules = true;
                    if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6)
                    {
                        group.Delay = TimeSpan.FromSeconds(seconds);
                    }

                    break;
                case "sitemap":
                    sitemaps.Add(value);
                    break;
            }
        }

        return new RobotsFile(groups, sitemaps);
    }

    /// <summary>Judges a path with query for a product token (<c>ingest</c>).</summary>
    public RobotsVerdict Judge(string pathAndQuery, string agent)
    {
        var path = Normalize(pathAndQuery.Length == 0 ? "/" : pathAndQuery);
        if (path == "/robots.txt")
        {
            return new RobotsVerdict(true, null, null);
        }

        Rule? best = null;
        foreach (var rule in GroupsOf(agent).SelectMany(group => group.Rules))
        {
            if (rule.Matches(path) && (best is null || rule.Length > best.Length || (rule.Length == best.Length && rule.Allow && !best.Allow)))
            {
                best = rule;
            }
        }

        return best is null ? new RobotsVerdict(true, null, null) : new RobotsVerdict(best.Allow, best.Line, best.Text);
    }

    public TimeSpan? CrawlDelay(string agent) => GroupsOf(agent).Select(group => group.Delay).Max();

    private List<Group> GroupsOf(string agent)
    {
        var token = Token(agent);
        var own = _groups.Where(group => group.Agents.Contains(token)).ToList();
        return own.Count > 0 ? own : [.. _groups.Where(group => group.Agents.Contains("*"))];
    }

    /// <summary>The product token: letters, hyphens and underscores; what follows (a version) is ignored.</summary>
    private static string Token(string agent)
    {
        if (agent.StartsWith('*'))
        {
            return "*";
        }

        var end = 0;
        while (end < agent.Length && (char.IsAsciiLetter(agent[end]) || agent[end] is '-' or '_'))
        {
            end++;
        }

        return agent[..end].ToLowerInvariant();
    }

    /// <summary>RFC 9309 §2.2.2: octets outside ASCII are percent-encoded, encoded unreserved ones decoded, hexadecimal digits made one case.</summary>
    private static string Normalize(string path)
    {
        var result = new StringBuilder(path.Length);
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                var value = Convert.ToByte(path.Length == bytes.Length ? path.Substring(i + 1, 2) : Encoding.ASCII.GetString(bytes, i + 1, 2), 16);
                if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
                {
                    result.Append((char)value);
                }
                else
                {
                    result.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
                }

                i += 2;
            }
            else if (bytes[i] is > 0x20 and < 0x7F)
            {
                result.Append((char)bytes[i]);
            }
            else
            {
                result.Append('%').Append(bytes[i].ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }

    private sealed class Group
    {
        public HashSet<string> Agents { get; } = [];

        public List<Rule> Rules { get; } = [];

        public bool HasRules { get; set; }

        public TimeSpan? Delay { get; set; }
    }

    private sealed record Rule(bool Allow, string Pattern, int Line, string Text)
    {
        public int Length => Pattern.Length;

        /// <summary><c>*</c> matches any octets, a final <c>$</c> the end; greedy from the left is exact for such patterns.</summary>
        public bool Matches(string path)
        {
            var anchored = Pattern.EndsWith('$');
            var parts = (anchored ? Pattern[..^1] : Pattern).Split('*');
            if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            {
                return false;
            }

            var at = parts[0].Length;
            for (var i = 1; i < parts.Length; i++)
            {
                if (anchored && i == parts.Length - 1)
                {
                    return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
                }

                var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
                if (found < 0)
                {
                    return false;
                }

                at = found + parts[i].Length;
            }

            return !anchored || at == path.Length;
        }
    }
}
