using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Images;

/// <summary>The picture that the page gives for the story, with the size and caption that belong to it.</summary>
internal static class ImageFinder
{
    public static (StoryImage Image, string Rule)? Find(PageSources page, (string? Value, string Rule)? ruled)
    {
        var declared = page.JsonLd.Image();
        var lead = LeadPicture.Find(page);
        var candidates = new (string? Text, string Rule, int? Width, int? Height, string? Caption)[]
        {
            (ruled?.Value, ruled?.Rule ?? string.Empty, null, null, null),
            (page.Meta.First("og:image", "og:image:url", "og:image:secure_url")?.Value, "meta og:image", Pixels(page, "og:image:width"), Pixels(page, "og:image:height"), page.Meta.First("og:image:alt")?.Value),
            (declared.Url, "json-ld image", declared.Width, declared.Height, declared.Caption),
            (page.Meta.First("twitter:image", "twitter:image:src")?.Value, "meta twitter:image", null, null, page.Meta.First("twitter:image:alt")?.Value),
            (lead?.Address, "figure", lead?.Width, lead?.Height, lead?.Caption),
        };
        (StoryImage Image, string Rule)? found = null;
        foreach (var (text, rule, width, height, caption) in candidates)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (Url(page, text) is not { } url)
            {
                page.Trace?.Lost("image", rule, text, "no address on the web");
            }
            else if (found is not null)
            {
                page.Trace?.Lost("image", rule, text, "another was asked first");
            }
            else
            {
                // What another place says of the same picture counts too; a caption is also told by the alternative text of sharing tags.
                var same = candidates.Where(other => other.Text is not null && Url(page, other.Text) is { } its && FileName(its) == FileName(url)).ToList();
                found = (new StoryImage(
                    url, width ?? same.Select(other => other.Width).FirstOrDefault(value => value is not null), height ?? same.Select(other => other.Height).FirstOrDefault(value => value is not null),
                    caption ?? same.Select(other => other.Caption).FirstOrDefault(value => value is not null) ?? page.Meta.First("og:image:alt", "twitter:image:alt")?.Value ?? lead?.Caption), rule);
            }

            if (page.Trace is null && found is not null)
            {
                break;
            }
        }

        return found;
    }

    private static Uri? Url(PageSources page, string text) => Uri.TryCreate(page.Base, text.StartsWith("~/", StringComparison.Ordinal) ? text[1..] : text, out var url) && url.Scheme is "http" or "https" && HostNames.Ascii(url) is not null ? url : null;

    /// <summary>One picture is served in many sizes from many folders.</summary>
    private static string FileName(Uri url) => url.Segments[^1];

    private static int? Pixels(PageSources page, string name) => LeadPicture.Pixels(page.Meta.First(name)?.Value);
}
