using Ingest.Core.Sources.Format;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>discover</c>.</summary>
internal static class DiscoverReader
{
    public static IReadOnlyList<(DiscoverDefinition Definition, YamlNode Place)> Read(MapReader source, Uri? homepage)
    {
        var entries = new List<(DiscoverDefinition Definition, YamlNode Place)>();
        switch (source.Node("discover"))
        {
            case null when homepage is not null:
                entries.Add((new DiscoverDefinition.Site(homepage), source.Node("homepage")!));
                break;
            case null:
                source.Notes.Error(ProblemCodes.Missing, "\"discover\" is missing; name at least one feed, sitemap or listing, or the homepage, for example '- feed: https://herald.example/rss.xml'", source.Place);
                break;
            case YamlNode.Sequence { Items.Count: 0 } empty:
                source.Notes.Error(ProblemCodes.Missing, "\"discover\" is empty; name at least one feed, sitemap or listing", empty);
                break;
            case YamlNode.Sequence list:
                foreach (var item in list.Items)
                {
                    if (item is not YamlNode.Mapping map)
                    {
                        source.Notes.Error(ProblemCodes.Type, $"an entry of discover is a {MapReader.Kind(item)}; expected a map such as '- feed: https://herald.example/rss.xml'", item);
                    }
                    else if (Entry(source.Inner(map, " in discover", DiscoverFormat.Entry.Names)) is { } entry)
                    {
                        entries.Add((entry, map["feed"] ?? map["sitemap"] ?? map["listing"] ?? map["site"]!));
                    }
                }

                break;
            case var node:
                source.Notes.Error(ProblemCodes.Type, $"\"discover\" is a {MapReader.Kind(node)}; expected a list of feeds, sitemaps and listings", node);
                break;
        }

        return entries;
    }

    private static DiscoverDefinition? Entry(MapReader entry)
    {
        string[] kinds = [.. DiscoverFormat.Entry.ExactlyOneOf.Where(kind => entry.Node(kind) is not null)];
        if (kinds.Length != 1)
        {
            entry.Notes.Error(ProblemCodes.Missing, "an entry of discover names exactly one of feed, sitemap, listing and site", entry.Place);
            return null;
        }

        var maxAge = entry.Duration("max_age", TimeSpan.FromMinutes(1), TimeSpan.FromDays(3660));
        if (kinds[0] != "listing")
        {
            foreach (var key in new[] { "links", "next" }.Where(key => entry.Node(key) is not null))
            {
                entry.Notes.Error(ProblemCodes.UnknownKey, $"\"{key}\" belongs to a listing, not to a {kinds[0]}", entry.Node(key)!);
            }
        }

        return (kinds[0], entry.Url(kinds[0])) switch
        {
            (_, null) => null,
            ("feed", var url) => new DiscoverDefinition.Feed(url) { MaxAge = maxAge },
            ("site", var url) => new DiscoverDefinition.Site(url) { MaxAge = maxAge },
            ("sitemap", var url) => new DiscoverDefinition.Sitemap(url) { MaxAge = maxAge },
            (_, var url) => Listing(entry, url, maxAge),
        };
    }

    private static DiscoverDefinition.Listing? Listing(MapReader entry, Uri url, TimeSpan? maxAge)
    {
        string? css = null, next = null;
        var links = entry.Node("links");
        int? max = null, pages = null;
        switch (links)
        {
            case null:
                break;
            case YamlNode.Mapping map:
                var inner = entry.Inner(map, " in links", DiscoverFormat.Links.Names);
                css = Css(inner, "links");
                max = inner.Int("max", 1, 10_000);
                break;
            case var node:
                css = Selectors.Read(entry.Scalar(node, "links", "a CSS selector"), entry.Notes);
                break;
        }

        switch (entry.Node("next"))
        {
            case YamlNode.Mapping map:
                var following = entry.Inner(map, " in next", DiscoverFormat.Next.Names);
                next = Css(following, "next");
                pages = following.Int("pages", 1, 1_000);
                break;
            case { } node:
                next = Selectors.Read(entry.Scalar(node, "next", "a CSS selector"), entry.Notes);
                break;
        }

        return css is null && links is not null ? null : new DiscoverDefinition.Listing(url, css, max ?? 200, next, next is null ? 0 : pages ?? 1) { MaxAge = maxAge };
    }

    private static string? Css(MapReader map, string key)
    {
        if (map.Node("css") is null)
        {
            map.Notes.Error(ProblemCodes.Missing, $"\"{key}\" needs \"css\", a selector, for example {key}: {{ css: \"{(key == "next" ? "a[rel=next]" : "h3 > a[href]")}\" }}", map.Place);
        }

        return Selectors.Read(map.Scalar("css", "a CSS selector"), map.Notes);
    }
}
