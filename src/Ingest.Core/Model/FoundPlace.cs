namespace Ingest.Core.Model;

/// <summary>A feed, sitemap or listing that was found on a site of which only the home page is known.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Url">Its address.</param>
/// <param name="How">What led to it: <c>the page itself</c>, <c>link element</c>, <c>anchor</c>, <c>robots.txt</c>, <c>usual path</c>, <c>list of articles</c>.</param>
public sealed record FoundPlace(PlaceKind Kind, Uri Url, string How);
