using System.Globalization;
using AngleSharp.Dom;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Images;

/// <summary>The picture that the page itself shows by its headline.</summary>
/// <param name="Address">As written.</param>
/// <param name="Width">In pixels, where the page says so.</param>
/// <param name="Height">In pixels, where the page says so.</param>
/// <param name="Caption">The text below it.</param>
internal sealed record LeadPicture(string Address, int? Width, int? Height, string? Caption)
{
    private const int MostFigures = 40;
    private const int LongestCaption = 600;

    /// <summary>Smaller ones are portraits and signs.</summary>
    private const int LeastWidth = 200;

    public static LeadPicture? Find(PageSources page)
    {
        foreach (var figure in page.Elements.Matching("figure, [itemprop='image'][itemscope]").Take(MostFigures).Where(page.Story.IsNear))
        {
            if (page.Elements.Inside(figure, "img").FirstOrDefault() is { } picture && AddressOf(picture) is { } address && Pixels(picture.GetAttribute("width")) is null or >= LeastWidth)
            {
                return new LeadPicture(address, Pixels(picture.GetAttribute("width")), Pixels(picture.GetAttribute("height")), CaptionOf(figure, page));
            }
        }

        return null;
    }

    public static int? Pixels(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels > 0 ? pixels : null;

    /// <summary>Pages that load pictures late keep the address beside a placeholder.</summary>
    private static string? AddressOf(IElement picture) =>
        new[] { "data-src", "data-original", "data-lazy-src", "src" }.Select(picture.GetAttribute).FirstOrDefault(address => !string.IsNullOrWhiteSpace(address) && !address.StartsWith("data:", StringComparison.OrdinalIgnoreCase));

    private static string? CaptionOf(IElement figure, PageSources page) =>
        page.Elements.Inside(figure, "figcaption, [class*='caption'], [itemprop='caption']").FirstOrDefault() is { } caption && ShortText.Of(caption) is not null && InlineText.Of(caption) is { Length: > 0 and < LongestCaption } text ? text : null;
}
