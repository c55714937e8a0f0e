using AngleSharp.Dom;
using Ingest.Core.Common.Html;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Repair;

/// <summary>Weighs what an element gives for a field: 0 for what it cannot be, 1 for what it may be, up to 4 for what the general rules found as well.</summary>
internal sealed class ValueScale(RuleQuestion question)
{
    private const double Certain = 3;
    private const int LeastBody = 200;

    /// <summary>A value that is so many times as long as the text that the general rules found is the page, not its story.</summary>
    private const int MostTimes = 4;

    /// <summary>So many blocks of a body are looked for in a value.</summary>
    private const int MostBlocks = 200;

    /// <summary>So much of the text that the general rules found must be there.</summary>
    private const double LeastShare = 0.6;

    private readonly string? _sampleAddress = question is { IsListing: true, Sample: { } sample } ? AddressShape.Of(SampleHref(sample)) : null;

    public double Weigh(QuestionedPage page, IElement element, string value) => question.Field switch
    {
        "title" => HasLength(value, 8, 300) ? 1 + Same(value, page.Known?.Title) : 0,
        "published" or "modified" => page.DayOf(value) is { } day ? 1 + (page.KnownDays.Contains(day) ? Certain : 0) : 0,
        "authors" => IsName(value) ? 1 + (page.Known?.Authors.Any(author => value.Contains(author, StringComparison.OrdinalIgnoreCase)) == true ? Certain : 0) : 0,
        "section" => HasLength(value, 2, 60) ? 1 + Same(value, page.Known?.Section) : 0,
        "tags" => HasLength(value, 2, 60) ? 1 + (page.Known?.Tags.Contains(value, StringComparer.OrdinalIgnoreCase) == true ? Certain : 0) : 0,
        "summary" => HasLength(value, 20, 1_500) ? 1 + Same(value, page.Known?.Summary) : 0,
        "image" => PictureOf(element) is { } picture ? 1 + (page.Known?.Image?.Url is { } image && Uri.TryCreate(page.Page.Url, picture, out var url) && url == image ? Certain : 0) : 0,
        "body" => Body(page, value),
        RuleRecord.Links => Anchor(page, element),
        RuleRecord.Next => Anchor(page, element) > 0 ? 1 + (element.GetAttribute("rel") == "next" || Same(value, question.Sample?.Text) > 0 ? Certain : 0) : 0,
        _ => 0,
    };

    /// <summary>The address that a match leads to, as a listing takes it: its own, or that of the first anchor inside, or of the one around it.</summary>
    public static string? HrefOf(IElement element) =>
        (element.HasAttribute("href") ? element : element.QuerySelector("a[href]") ?? element.Closest("a[href]"))?.GetAttribute("href");

    private double Anchor(QuestionedPage page, IElement element) =>
        HrefOf(element) is { Length: > 1 } href && !href.StartsWith('#') && Uri.TryCreate(page.Page.Url, href, out var url) && url != page.Page.Url && url.Host == page.Page.Url.Host
            ? 1 + (_sampleAddress is not null && AddressShape.Of(url.AbsoluteUri) == _sampleAddress ? Certain : 0)
            : 0;

    private static double Body(QuestionedPage page, string value)
    {
        if (value.Length < LeastBody)
        {
            return 0;
        }

        if (page.KnownLength == 0)
        {
            return 1;
        }

        if (value.Length > MostTimes * page.KnownLength)
        {
            return 0;
        }

        var text = TextFolder.Fold(value);
        var sought = page.KnownBlocks.Take(MostBlocks).ToList();
        var share = sought.Where(block => text.Contains(block, StringComparison.Ordinal)).Sum(block => (double)block.Length) / sought.Sum(block => (double)block.Length);
        return share >= LeastShare ? 1 + (Certain * share * Math.Min(1, (double)page.KnownLength / text.Length)) : 0;
    }

    private static double Same(string value, string? known) => known is not null && TextFolder.Fold(value) == TextFolder.Fold(known) ? Certain : 0;

    private static bool HasLength(string value, int least, int most) => value.Length >= least && value.Length <= most && value.Any(char.IsLetter);

    private static bool IsName(string value) => HasLength(value, 2, 100) && !value.Any(char.IsDigit) && value.AsSpan().Count(' ') < 12;

    private static string? PictureOf(IElement element) => element is { LocalName: "img" } ? FieldRules.Address(element) : element.QuerySelector("img[src]")?.GetAttribute("src");

    private static string? SampleHref(RuleSample sample)
    {
        return PageParser.Parse(sample.Html).Body?.FirstElementChild is { } element && HrefOf(element) is { } href && Uri.TryCreate(new Uri(sample.Url), href, out var url) ? url.AbsoluteUri : null;
    }
}
