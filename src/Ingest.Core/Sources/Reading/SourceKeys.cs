namespace Ingest.Core.Sources.Reading;

/// <summary>Keys of a source file, and what to say of one that stands in the wrong place or under the name that another tool gives it.</summary>
internal static class SourceKeys
{
    private static readonly (string Home, string[] Keys)[] Homes =
    [
        ("extract", ["title", "body", "published", "modified", "authors", "section", "summary", "image", "remove"]),
        ("extract as published", ["date"]),
        ("extract as authors", ["author", "byline"]),
        ("schedule", ["every", "cron"]),
        ("schedule as every", ["interval"]),
        ("discover", ["feed", "sitemap", "listing", "max_age"]),
        ("discover as feed", ["rss", "atom", "feeds", "url"]),
        ("a listing of discover", ["links", "next"]),
        ("politeness", ["delay", "concurrency", "robots", "rights", "scope"]),
        ("network", ["allow_private", "allow_ports", "proxy"]),
        ("auth", ["header"]),
        ("expect", ["stories_per_day", "silent_for", "coverage"]),
    ];

    private static readonly (string Name, string[] OtherNames)[] Synonyms =
    [
        ("css", ["selector", "select"]),
        ("pattern", ["regex", "regexp"]),
        ("attribute", ["attr"]),
    ];

    /// <summary>How an unknown key is put right: <c>; did you mean "css"?</c>, <c>; it belongs under schedule</c>, or what is known there.</summary>
    public static string Advice(string key, IReadOnlyList<string> known)
    {
        if (Array.Find(Synonyms, row => row.OtherNames.Contains(key) && known.Contains(row.Name)).Name is { } name)
        {
            return $"; did you mean \"{name}\"?";
        }

        return Suggestion.Nearest(key, known) is null && Array.Find(Homes, row => row.Keys.Contains(key)).Home is { } home
            ? $"; it belongs under {home}"
            : Suggestion.For(key, known);
    }
}
