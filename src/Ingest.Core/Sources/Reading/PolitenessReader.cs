using System.Text.RegularExpressions;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>politeness</c>.</summary>
internal static partial class PolitenessReader
{
    private const string GroupPrefix = "group:";
    private static readonly string[] ObeyWords = ["obey", "ignore"];
    private static readonly string[] ScopeWords = ["host", "domain", GroupPrefix];

    public static PolitenessDefinition Read(MapReader source)
    {
        if (source.Map("politeness", "delay", "concurrency", "robots", "rights", "scope") is not { } map)
        {
            return PolitenessDefinition.Default;
        }

        return new PolitenessDefinition(
            map.Duration("delay", TimeSpan.Zero, TimeSpan.FromMinutes(5)),
            map.Int("concurrency", 1, 16),
            Obeys(map, "robots") is false ? RobotsPolicy.Ignore : RobotsPolicy.Obey,
            Obeys(map, "rights") switch { true => RightsPolicy.Obey, false => RightsPolicy.Ignore, null => null })
        {
            Scope = Scope(map),
        };
    }

    private static bool? Obeys(MapReader map, string key)
    {
        switch (map.Scalar(key, "obey or ignore"))
        {
            case null:
                return null;
            case { Value: "obey" }:
                return true;
            case { Value: "ignore" }:
                return false;
            case var other:
                map.Notes.Error(ProblemCodes.Choice, $"\"{key}\" is '{other.Value}'; expected obey or ignore{Suggestion.DidYouMean(other.Value, ObeyWords)}", other);
                return null;
        }
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
