namespace Ingest.Core.Extract;

/// <summary>Finds the next page of an article that stands on several.</summary>
internal static class NextPageFinder
{
    private const int MostLinks = 200;

    /// <summary>Null for an article on one page. <c>rel=next</c> alone is no proof (many systems mean the next article by it): the address must be this one with the next number.</summary>
    public static Uri? Next(PageSources page) => Linked(page, "next").FirstOrDefault(url => NumberedUrl.MayFollow(url, page.Page.Url));

    /// <summary>The page before this one, when this one is a further page of its article.</summary>
    public static Uri? Previous(PageSources page) => Linked(page, "prev").FirstOrDefault(url => NumberedUrl.Follows(page.Page.Url, url));

    private static IEnumerable<Uri> Linked(PageSources page, string relation) =>
        page.Elements.Matching($"link[rel~='{relation}'][href], a[rel~='{relation}'][href]").Take(MostLinks)
            .Select(element => Uri.TryCreate(page.Base, element.GetAttribute("href"), out var url) && url.Scheme is "http" or "https" ? url : null).OfType<Uri>();
}
