using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingest.Core.Extract;

/// <summary>An address taken apart into document and page: <c>/news/flood?page=2</c>, <c>/news/flood/2</c>, <c>/news/flood-2.html</c>.</summary>
/// <param name="Document">The address without the page.</param>
/// <param name="Number">Of the page; 1 for an address that names none.</param>
/// <param name="IsCertain">The address calls the number a page, or names none: in others it may be that of the article, as in <c>?p=12</c> and <c>/part-2</c>.</param>
internal sealed partial record NumberedUrl(string Document, int Number, bool IsCertain)
{
    /// <summary>True when one reading of the two addresses makes <paramref name="next"/> the page behind <paramref name="current"/>.</summary>
    public static bool MayFollow(Uri next, Uri current) => Behind(next, current).Any();

    /// <summary>True when <paramref name="next"/> can be nothing but the page behind <paramref name="current"/>: numbered as such, or the second of an address without a number.</summary>
    public static bool Follows(Uri next, Uri current) => Behind(next, current).Any(pair => pair.Own.IsCertain && (pair.Next.IsCertain || pair.Own.Number == 1));

    private static IEnumerable<(NumberedUrl Next, NumberedUrl Own)> Behind(Uri next, Uri current) =>
        string.Equals(next.Host, current.Host, StringComparison.OrdinalIgnoreCase)
            ? from later in Of(next)
              from own in Of(current)
              where later.Number == own.Number + 1 && later.Document == own.Document
              select (later, own)
            : [];

    /// <summary>The readings of an address: without a page, and with each number in it that may be one.</summary>
    private static IEnumerable<NumberedUrl> Of(Uri url)
    {
        var text = url.GetLeftPart(UriPartial.Query);
        yield return new NumberedUrl(text.TrimEnd('/'), 1, IsCertain: true);
        foreach (var pattern in new[] { Parameter(), LastSegment(), BeforeEnding() })
        {
            if (pattern.Match(text) is { Success: true } match && int.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                var document = text.Remove(match.Groups["cut"].Index, match.Groups["cut"].Length).TrimEnd('/', '?', '&');
                yield return new NumberedUrl(document, number, match.Groups["word"].Success);
            }
        }
    }

    [GeneratedRegex("(?<cut>[?&]((?<word>page|pg|pagina|seite|paged|pageno|pagenum)|p|part)=(?<n>\\d{1,2}))(&|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Parameter();

    [GeneratedRegex("(?<cut>/(((?<word>page|seite|pagina)|p|part)[-/]?)?(?<n>\\d{1,2}))/?$", RegexOptions.IgnoreCase)]
    private static partial Regex LastSegment();

    [GeneratedRegex("(?<cut>([-_,]|[-_,]((?<word>page|seite)|p)[-_,]?)(?<n>\\d{1,2}))\\.[a-z]{3,5}$", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeEnding();
}
