namespace Ingest.Core.Fetch;

/// <summary>What a request expects.</summary>
public enum FetchKind
{
    Page,
    Feed,
    Sitemap,
    Listing,
}
