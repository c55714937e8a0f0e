using System.Globalization;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>The picture that the page gives for the story.</summary>
internal static class ImageFinder
{
    public static StoryImage? Find(PageSources page, string? ruled)
    {
        var declared = page.JsonLd.Image();
        foreach (var text in new[] { ruled, page.Meta.First("og:image", "og:image:url", "og:image:secure_url")?.Value, declared.Url, page.Meta.First("twitter:image", "twitter:image:src")?.Value })
        {
            if (!string.IsNullOrWhiteSpace(text) && Uri.TryCreate(page.Base, text, out var url) && url.Scheme is "http" or "https")
            {
                return new StoryImage(
                    url, Pixels(page.Meta.First("og:image:width")?.Value) ?? declared.Width, Pixels(page.Meta.First("og:image:height")?.Value) ?? declared.Height,
                    page.Meta.First("og:image:alt", "twitter:image:alt")?.Value ?? declared.Caption);
            }
        }

        return null;
    }

    private static int? Pixels(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : null;
}
