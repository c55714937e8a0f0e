using System.Collections.Frozen;

namespace Ingest.Core.Discover.Markup;

/// <summary>
/// Gives the elements of the known feed and sitemap vocabularies one name each, whatever prefix a document uses for them: <c>dc:date</c>,
/// <c>media:content</c>; elements of the document's own format have no prefix. An undeclared prefix is taken at its usual meaning.
/// </summary>
internal sealed class Vocabulary
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["purl.org/rss/1.0"] = "",
        ["my.netscape.com/rdf/simple/0.9"] = "",
        ["my.netscape.com/publish/formats/rss-0.91.dtd"] = "",
        ["channel.netscape.com/rdf/simple/0.9"] = "",
        ["backend.userland.com/rss"] = "",
        ["backend.userland.com/rss2"] = "",
        ["backend.userland.com/rss091"] = "",
        ["blogs.law.harvard.edu/tech/rss"] = "",
        ["cyber.law.harvard.edu/rss/rss.html"] = "",
        ["www.sitemaps.org/schemas/sitemap/0.9"] = "",
        ["www.google.com/schemas/sitemap/0.84"] = "",
        ["www.google.com/schemas/sitemap/0.9"] = "",
        ["www.w3.org/2005/atom"] = "atom",
        ["purl.org/atom/ns"] = "atom",
        ["www.w3.org/1999/02/22-rdf-syntax-ns"] = "rdf",
        ["purl.org/dc/elements/1.1"] = "dc",
        ["purl.org/dc/elements/1.0"] = "dc",
        ["purl.org/dc/terms"] = "dcterms",
        ["purl.org/rss/1.0/modules/content"] = "content",
        ["purl.org/rss/1.0/modules/syndication"] = "sy",
        ["search.yahoo.com/mrss"] = "media",
        ["video.search.yahoo.com/mrss"] = "media",
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["rssnamespace.org/feedburner/ext/1.0"] = "feedburner",
        ["www.pheedo.com/namespace/pheedo"] = "pheedo",
        ["www.w3.org/1999/xhtml"] = "xhtml",
        ["www.google.com/schemas/sitemap-news/0.9"] = "news",
        ["www.google.com/schemas/sitemap-image/1.1"] = "image",
        ["www.google.com/schemas/sitemap-video/1.1"] = "video",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _prefixes = [];
    private readonly Dictionary<(string Prefix, string Name), string> _names = [];
    private string? _root;

    /// <summary>The vocabulary of names without a prefix, after the namespace declarations of an element are taken in.</summary>
    public string Declare(IReadOnlyList<MarkupAttribute> attributes, string inherited)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == "xmlns")
            {
                inherited = Meaning(attribute.Value) ?? "";
            }
            else if (attribute.Name.StartsWith("xmlns:", StringComparison.Ordinal))
            {
                var prefix = attribute.Name[6..];
                var meaning = Meaning(attribute.Value) ?? prefix;
                if (!_prefixes.TryGetValue(prefix, out var before) || before != meaning)
                {
                    _prefixes[prefix] = meaning;
                    _names.Clear();
                }
            }
        }

        return inherited;
    }

    /// <summary>The vocabulary of the root element is the document's own and needs no prefix.</summary>
    public void SetRoot(string name, string vocabulary)
    {
        var colon = name.IndexOf(':');
        _root = colon < 0 ? vocabulary : _prefixes.GetValueOrDefault(name[..colon], name[..colon]);
        if (_root is "rdf")
        {
            _root = null;
        }

        _names.Clear();
    }

    /// <param name="name">Name as written, in lower case.</param>
    /// <param name="vocabulary">What names without a prefix belong to here.</param>
    public string Name(string name, string vocabulary)
    {
        if (!_names.TryGetValue((vocabulary, name), out var known))
        {
            var colon = name.IndexOf(':');
            var owner = colon < 0 ? vocabulary : _prefixes.GetValueOrDefault(name[..colon], name[..colon]);
            var local = name[(colon + 1)..];
            known = owner.Length == 0 || owner == _root ? local : owner + ":" + local;
            _names[(vocabulary, name)] = known;
        }

        return known;
    }

    /// <summary>Null for a namespace we do not know; spellings with another scheme, case or a closing slash or hash are the same.</summary>
    private static string? Meaning(string uri)
    {
        var text = uri.AsSpan().Trim();
        var scheme = text.IndexOf("://");
        text = (scheme < 0 ? text : text[(scheme + 3)..]).TrimEnd("/#");
        return Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var meaning) ? meaning : null;
    }
}
