namespace Ingest.Core.Discover;

/// <summary>What the text of a document shows itself to be.</summary>
internal enum DocumentKind
{
    Unknown,
    XmlFeed,
    JsonFeed,
    Sitemap,
    TextSitemap,
    Html,

    /// <summary>XML of some other kind.</summary>
    OtherXml,
    Empty,
}
