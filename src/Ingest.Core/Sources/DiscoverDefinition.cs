using Ingest.Core.Model;

namespace Ingest.Core.Sources;

/// <summary>One place where a source offers links.</summary>
public abstract record DiscoverDefinition(Uri Url)
{
    /// <summary>Offers older than this are passed over; null for no limit.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>RSS, RDF, Atom or JSON Feed.</summary>
    public sealed record Feed(Uri Url) : DiscoverDefinition(Url);

    /// <summary>Sitemap, news sitemap or sitemap index.</summary>
    public sealed record Sitemap(Uri Url) : DiscoverDefinition(Url);

    /// <summary>An HTML page whose anchors are the offers.</summary>
    /// <param name="Css">Selector of the anchors (or of elements that hold one); null for those that look like articles.</param>
    /// <param name="Max">Largest number of links taken from one page.</param>
    /// <param name="NextCss">Selector of the link to the following listing page; null for one page.</param>
    /// <param name="NextPages">How many following pages are read.</param>
    public sealed record Listing(Uri Url, string? Css, int Max = 200, string? NextCss = null, int NextPages = 0) : DiscoverDefinition(Url)
    {
        /// <summary>Its selectors as rules, by <see cref="RuleRecord.Links"/> and <see cref="RuleRecord.Next"/>.</summary>
        public IEnumerable<(string Field, FieldRule Rule)> Rules
        {
            get
            {
                if (Css is { } links)
                {
                    yield return (RuleRecord.Links, new FieldRule { Css = links, All = true });
                }

                if (NextCss is { } next)
                {
                    yield return (RuleRecord.Next, new FieldRule { Css = next });
                }
            }
        }
    }

    /// <summary>A home page alone: what offers the site's links is found by the program and remembered.</summary>
    public sealed record Site(Uri Url) : DiscoverDefinition(Url);
}
