using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads filters, politeness, network, auth and expectations.</summary>
internal static partial class RestReader
{
    private static readonly string[] Fields = ["title", "body", "authors", "published", "modified", "section", "tags", "image", "summary", "language"];

    public static UrlFilter Filter(MapReader source) => new(Globs(source, "include"), Globs(source, "exclude"));

    public static PolitenessDefinition Politeness(MapReader source)
    {
        if (source.Map("politeness", "delay", "concurrency", "robots") is not { } map)
        {
            return PolitenessDefinition.Default;
        }

        return new PolitenessDefinition(
            map.Duration("delay", TimeSpan.Zero, TimeSpan.FromMinutes(5)),
            map.Int("concurrency", 1, 16),
            Choice(map, "robots", ("obey", RobotsPolicy.Obey), ("ignore", RobotsPolicy.Ignore)));
    }

    public static NetworkDefinition Network(MapReader source)
    {
        if (source.Map("network", "allow_private", "allow_ports") is not { } map)
        {
            return NetworkDefinition.Default;
        }

        var networks = new List<IPNetwork>();
        foreach (var scalar in map.Texts("allow_private"))
        {
            if (IPNetwork.TryParse(scalar.Value, out var network))
            {
                networks.Add(network);
            }
            else
            {
                map.Notes.Error(ProblemCodes.Network, $"'{scalar.Value}' is not an address range; write it like 10.0.0.0/8 or 192.168.1.7/32, with the host bits zero", scalar);
            }
        }

        var ports = new List<int>();
        foreach (var scalar in map.Texts("allow_ports"))
        {
            if (int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536)
            {
                ports.Add(port);
            }
            else
            {
                map.Notes.Error(ProblemCodes.Network, $"'{scalar.Value}' is not a port; expected 1 to 65535", scalar);
            }
        }

        return new NetworkDefinition(networks, ports);
    }

    public static AuthDefinition? Auth(MapReader source)
    {
        if (source.Map("auth", "header", "value") is not { } map)
        {
            return null;
        }

        foreach (var key in new[] { "header", "value" }.Where(key => map.Node(key) is null))
        {
            map.Notes.Error(ProblemCodes.Missing, $"auth needs \"{key}\"", map.Place);
        }

        if (map.Scalar("header") is { } header && !HeaderName().IsMatch(header.Value))
        {
            map.Notes.Error(ProblemCodes.Type, $"'{header.Value}' is not a header name", header);
        }

        if (map.Scalar("value") is { } literal && !Secrets.IsReference(literal.Value))
        {
            map.Notes.Warn(ProblemCodes.LiteralSecret, "the secret stands in the file itself; keep it in the environment or a file: ${env:NAME} or ${file:/path}", literal);
        }

        return map.Text("header") is { } name && map.Text("value") is { } value ? new AuthDefinition(name, new Secret(value)) : null;
    }

    public static ExpectDefinition? Expect(MapReader source)
    {
        if (source.Map("expect", "stories_per_day", "silent_for", "coverage") is not { } map)
        {
            return null;
        }

        int? least = null, most = null;
        if (map.Scalar("stories_per_day", "a range such as 20.., ..200 or 20..200") is { } range)
        {
            if (CountRange().Match(range.Value) is { Success: true } match && (match.Groups[1].Length > 0 || match.Groups[2].Length > 0))
            {
                least = match.Groups[1].Length > 0 ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
                most = match.Groups[2].Length > 0 ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : null;
            }

            if ((least is null && most is null) || least > most)
            {
                map.Notes.Error(ProblemCodes.Percentage, $"stories_per_day is '{range.Value}'; expected a range such as 20.., ..200 or 20..200", range);
            }
        }

        return new ExpectDefinition(least, most, map.Duration("silent_for", TimeSpan.FromMinutes(1), TimeSpan.FromDays(366)), Coverage(map));
    }

    private static Dictionary<string, double> Coverage(MapReader expect)
    {
        var coverage = new Dictionary<string, double>();
        if (expect.Map("coverage", Fields) is { } map)
        {
            foreach (var field in Fields)
            {
                if (map.Scalar(field, "a percentage such as 95%") is not { } scalar)
                {
                    continue;
                }

                if (scalar.Value.EndsWith('%') && double.TryParse(scalar.Value.AsSpan(0, scalar.Value.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
                {
                    coverage[field] = percent / 100;
                }
                else
                {
                    map.Notes.Error(ProblemCodes.Percentage, $"coverage of {field} is '{scalar.Value}'; expected a percentage such as 95%", scalar);
                }
            }
        }

        return coverage;
    }

    private static List<UrlGlob> Globs(MapReader source, string key)
    {
        var globs = new List<UrlGlob>();
        foreach (var scalar in source.Texts(key))
        {
            if (scalar.Value.StartsWith('/') || scalar.Value.StartsWith('*') || scalar.Value.Contains("://", StringComparison.Ordinal))
            {
                globs.Add(new UrlGlob(scalar.Value));
            }
            else
            {
                source.Notes.Error(ProblemCodes.Glob, $"'{scalar.Value}' in {key} can match nothing: a pattern begins with / or *, or names a whole URL; for example /news/**", scalar);
            }
        }

        return globs;
    }

    private static T Choice<T>(MapReader map, string key, params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct
    {
        if (map.Scalar(key) is not { } scalar)
        {
            return default;
        }

        var words = new List<string>();
        foreach (var (word, value) in choices)
        {
            if (scalar.Value == word)
            {
                return value;
            }

            words.Add(word);
        }

        map.Notes.Error(ProblemCodes.Choice, $"\"{key}\" is '{scalar.Value}'; expected {string.Join(" or ", words)}{Suggestion.For(scalar.Value, words)}", scalar);
        return default;
    }

    [GeneratedRegex(@"^(\d{0,6})\.\.(\d{0,6})$")]
    private static partial Regex CountRange();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")]
    private static partial Regex HeaderName();
}
