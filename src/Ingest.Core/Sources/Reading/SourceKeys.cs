using Ingest.Core.Sources.Format;

namespace Ingest.Core.Sources.Reading;

/// <summary>Keys of a source file, and what to say of one that stands in the wrong place or under the name that another tool gives it.</summary>
internal static class SourceKeys
{
    private static readonly (string Home, IReadOnlyList<string> Keys)[] Homes =
    [
        ("extract", [.. ExtractFormat.Extract.Names.Except(SourceFormat.Root.Names)]),
        ("extract as published", ["date"]),
        ("extract as authors", ["author", "byline"]),
        ("schedule", SourceFormat.Schedule.Names),
        ("schedule as every", ["interval"]),
        ("schedule as revisit", ["revisits", "revisit_after"]),
        ("discover", ["feed", "sitemap", "listing", "max_age"]),
        ("discover as feed", ["rss", "atom", "feeds", "url"]),
        ("a listing of discover", ["links", "next"]),
        ("gate", ["languages"]),
        ("politeness", SourceFormat.Politeness.Names),
        ("network", SourceFormat.Network.Names),
        ("auth", ["header"]),
        ("expect", SourceFormat.Expect.Names),
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
