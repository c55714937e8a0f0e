namespace Ingest.Core.Sources;

/// <summary>The stable codes of problems that only asking the sites shows (<c>ingest check --online</c>), with their meaning for the manual.</summary>
public static class OnlineCodes
{
    public const string Unreachable = "NET001";
    public const string Refused = "NET002";
    public const string Unreadable = "NET003";
    public const string Empty = "NET004";
    public const string AllFiltered = "NET005";

    /// <summary>Every code with what it says.</summary>
    public static IReadOnlyDictionary<string, string> Meanings { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Unreachable] = "a document was not had: the name does not resolve, nobody answers, or the answer is an error",
        [Refused] = "a document may not be fetched: robots.txt or the address guard forbids it",
        [Unreadable] = "a document is no feed, sitemap or listing, or cannot be read",
        [Empty] = "a document offers no links (warning)",
        [AllFiltered] = "include and exclude let none of a document's links through (warning)",
    };
}
