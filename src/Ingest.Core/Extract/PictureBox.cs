using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>A box that holds a picture and a line about it, on pages that know neither <c>figure</c> nor a class for captions.</summary>
internal static partial class PictureBox
{
    private const int LongestLine = 200;

    public static bool Is(IElement element) =>
        element.LocalName is "div" or "span" or "td" or "table" or "center" && Named().IsMatch(ElementFacts.Names(element))
        && ShortText.Of(element) is { } text && text.AsSpan().Trim().Length is > 0 and < LongestLine && element.QuerySelector("img, picture, amp-img") is not null && element.QuerySelector("p, h1, h2, h3, li") is null;

    [GeneratedRegex(@"(^|[\s_-])(pic|pics|picture|photo|img|image|media|thumb|thumbnail|foto|bild|figure|news-?(image|photo|pic))s?($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
