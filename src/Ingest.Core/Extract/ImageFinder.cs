using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>The picture that the page gives for the story.</summary>
internal static class ImageFinder
{
    public static (StoryImage Image, string Rule)? Find(PageSources page, (string? Value, string Rule)? ruled)
    {
        var declared = page.JsonLd.Image();
        var candidates = new (string? Text, string Rule)[]
        {
            (ruled?.Value, ruled?.Rule ?? string.Empty),
            (page.Meta.First("og:image", "og:image:url", "og:image:secure_url")?.Value, "meta og:image"),
            (declared.Url, "json-ld image"),
            (page.Meta.First("twitter:image", "twitter:image:src")?.Value, "meta twitter:image"),
        };
        foreach (var (text, rule) in candidates)
        {
            if (!string.IsNullOrWhiteSpace(text) && Uri.TryCreate(page.Base, text.StartsWith("~/", StringComparison.Ordinal) ? text[1..] : text, out var url) && url.Scheme is "http" or "https" && HostNames.Ascii(url) is not null)
            {
                var image = new StoryImage(
                    url, Pixels(page.Meta.First("og:image:width")?.Value) ?? declared.Width, Pixels(page.Meta.First("og:image:height")?.Value) ?? declared.Height,
                    page.Meta.First("og:image:alt", "twitter:image:alt")?.Value ?? declared.Caption);
                return (image, rule);
            }
        }

        return null;
    }

    private static int? Pixels(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : null;
}
