using System.Text.RegularExpressions;
using Ingest.Core.Sources.Format;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>politeness</c>.</summary>
internal static partial class PolitenessReader
{
    private const string GroupPrefix = "group:";
    private static readonly string[] RobotsWords = ["obey", "ignore"];
    private static readonly string[] RightsWords = ["obey", "tdm", "ignore"];
    private static readonly string[] ScopeWords = ["host", "domain", "group:NAME"];

    public static PolitenessDefinition Read(MapReader source)
    {
        if (source.Map("politeness", SourceFormat.Politeness.Names) is not { } map)
        {
            return PolitenessDefinition.Default;
        }

        return new PolitenessDefinition(
            map.Duration("delay", TimeSpan.Zero, TimeSpan.FromMinutes(5)),
            map.Int("concurrency", 1, 16),
            Word(map, "robots", "obey or ignore", RobotsWords) is "ignore" ? RobotsPolicy.Ignore : RobotsPolicy.Obey,
            Word(map, "rights", "obey, tdm or ignore", RightsWords) is { } rights ? Enum.Parse<RightsPolicy>(rights, ignoreCase: true) : null)
        {
            Scope = Scope(map),
        };
    }

    private static string? Word(MapReader map, string key, string expected, string[] words)
    {
        var value = map.Scalar(key, expected);
        if (value is null || words.Contains(value.Value))
        {
            return value?.Value;
        }

        map.Notes.Error(ProblemCodes.Choice, $"\"{key}\" is '{value.Value}'; expected {expected}{Suggestion.DidYouMean(value.Value, words)}", value);
        return null;
    }

    private static ThrottleScope Scope(MapReader map)
    {
        switch (map.Scalar("scope", "host, domain or group:NAME"))
        {
            case null or { Value: "host" }:
                return ThrottleScope.Host;
            case { Value: "domain" }:
                return ThrottleScope.Domain;
            case { Value: var text } when text.StartsWith(GroupPrefix, StringComparison.Ordinal) && GroupName().IsMatch(text[GroupPrefix.Length..]):
                return new ThrottleScope(ThrottleScopeKind.Group, text[GroupPrefix.Length..]);
            case var other:
                map.Notes.Error(
                    ProblemCodes.Choice,
                    $"\"scope\" is '{other.Value}'; expected host, domain or group:NAME, the name of lower-case letters, digits and hyphens{Suggestion.DidYouMean(other.Value, ScopeWords)}",
                    other);
                return ThrottleScope.Host;
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex GroupName();
}
