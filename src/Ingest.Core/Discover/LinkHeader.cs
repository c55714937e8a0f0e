using System.Text.RegularExpressions;

namespace Ingest.Core.Discover;

/// <summary>Reads the <c>Link</c> header (RFC 8288), in which a server names a WebSub hub and the topic.</summary>
internal static partial class LinkHeader
{
    private const int Longest = 8_000;

    /// <summary>The first target of a relation; null when there is none.</summary>
    public static Uri? Find(string? header, string relation, Uri from)
    {
        if (header is null || header.Length > Longest)
        {
            return null;
        }

        foreach (Match link in Value().Matches(header))
        {
            var relations = Relation().Match(link.Groups["params"].Value).Groups["rel"].Value;
            if (relations.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(relation, StringComparer.OrdinalIgnoreCase))
            {
                return LinkAddress.Resolve(link.Groups["target"].Value, from);
            }
        }

        return null;
    }

    [GeneratedRegex("<(?<target>[^<>]*)>(?<params>(?:[^\",<]|\"[^\"]*\")*)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Value();

    [GeneratedRegex("(?:^|;)\\s*rel\\s*=\\s*(?:\"(?<rel>[^\"]*)\"|(?<rel>[^\";,\\s]+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Relation();
}
