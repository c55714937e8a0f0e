using System.Text.RegularExpressions;
using Ingest.Core.Extract.Body;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Gate;

/// <summary>What a page is by its address and its shape, where it does not declare that it is an article.</summary>
internal sealed partial class PageKind(PageSources page, IReadOnlyList<Block> body)
{
    private const string LinkedHeadings = "h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4";

    /// <summary>Teasers are shorter.</summary>
    private const int LongParagraph = 250;
    private const int LeastText = 900;

    /// <summary>A page of one text leads to few others by its headings.</summary>
    private const int MostHeadings = 4;
    private const int MostLinks = 100;

    /// <summary>Sections announce many stories, each in a few words.</summary>
    private const int LeastAnnounced = 8;
    private const int MostWords = 150;

    /// <summary>Linked data with headline and date: briefs of one sentence have it, walls and lists have not.</summary>
    public bool IsDeclared => page.JsonLd.Found && page.JsonLd.Text("headline") is not null && page.JsonLd.Text("datePublished") is not null;

    /// <summary>What shows that it lists other stories; null when it may be one.</summary>
    public string? List()
    {
        // Teasers are marked up each with a date of its own.
        if (page.JsonLd.Found || page.Meta.First("og:type")?.Value is "article" || page.Meta.First("article:published_time") is not null || page.Meta.All("datePublished").Count == 1)
        {
            return null;
        }

        var running = body.Where(block => block.Kind == BlockKind.Paragraph && block.Text.Length >= LongParagraph).Sum(block => block.Text.Length);
        if (running >= LeastText)
        {
            return null;
        }

        var length = body.Sum(block => block.Text.Length);
        var headings = page.Elements.Matching(LinkedHeadings).Count();
        if (IsFrontPage(page.Page.Url))
        {
            return headings >= MostHeadings || page.Document.Links.Length >= MostLinks || length == 0 ? "the address is the site's home page and nothing on it claims to be an article" : null;
        }

        return headings >= LeastAnnounced && running == 0 && length < headings * MostWords ? $"{headings} headings lead to other pages, and no paragraph has {LongParagraph} characters" : null;
    }

    /// <summary>What shows that it stands for a video or a gallery; null when nothing does.</summary>
    public string? Media()
    {
        if (page.Meta.First("og:type")?.Value is { } type && type.StartsWith("video", StringComparison.OrdinalIgnoreCase))
        {
            return $"og:type is {type}";
        }

        return Array.Find(page.Page.Url.Segments, segment => MediaPath().IsMatch(Uri.UnescapeDataString(segment))) is { } named ? $"the address says {named.Trim('/')}" : null;
    }

    public static bool IsFrontPage(Uri url) => url.AbsolutePath == "/" && (url.Query.Length == 0 || url.Query.StartsWith("?utm_", StringComparison.Ordinal));

    [GeneratedRegex(@"^(videos?|watch|galler(y|ies)|galer(ie|ies|ia|ias|ía|ías)|fotos?|fotogaler\w*|photos?|pictures|bilder|bildergalerien?|fotostrecken?|slideshows?|diashows?|diaporamas?|mediathek|видео|фото|فيديو|صور|動画|视频)/?$", RegexOptions.IgnoreCase)]
    private static partial Regex MediaPath();
}
