namespace Ingest.Core.Model;

/// <summary>What kind of document offers links.</summary>
public enum PlaceKind
{
    Feed,
    Sitemap,
    Listing,
}
