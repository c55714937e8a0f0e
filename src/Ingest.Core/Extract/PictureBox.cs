using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>A box that holds a picture and a line about it, on pages that know neither <c>figure</c> nor a class for captions.</summary>
internal static partial class PictureBox
{
    private const int LongestLine = 200;

    public static bool Is(IElement element) =>
        element.LocalName is "div" or "span" or "td" or "table" or "center" or "p" or "em" or "small" && ElementFacts.Names(element) is { Length: > 0 } names && (IsPicture(element, names) || IsCaption(element, names));

    private static bool IsPicture(IElement element, string names) => element.LocalName is not ("p" or "em" or "small") && Named().IsMatch(names)
        && ShortText.Of(element) is { } text && text.AsSpan().Trim().Length is > 0 and < LongestLine && element.QuerySelector("img, picture, amp-img") is not null && element.QuerySelector("p, h1, h2, h3, li") is null;

    private static bool IsCaption(IElement element, string names) =>
        Caption().IsMatch(names) && ShortText.Of(element) is { } text && text.AsSpan().Trim().Length is > 0 and < LongestLine && element.QuerySelector("p, h1, h2, h3, li") is null;

    [GeneratedRegex(@"caption|(img|image|photo|pic|picture)-?(desc|description|text|info|alt|note|title|source)", RegexOptions.IgnoreCase)]
    private static partial Regex Caption();

    [GeneratedRegex(@"(^|[\s_-])(pics?|media|foto|bild|\w*figure)($|[\s_-])|img|image|photo|picture|thumb", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
