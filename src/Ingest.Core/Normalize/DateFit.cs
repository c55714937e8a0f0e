using Ingest.Core.Model;
using Ingest.Core.Normalize.Dates;

namespace Ingest.Core.Normalize;

/// <summary>Whether the formats of an operator's date rules fit what the rules find.</summary>
public static class DateFit
{
    /// <summary>One text for each field whose rule has formats of which none fits any text that it gave.</summary>
    public static IReadOnlyList<UnfitDate> Of(Article article, NormalizeContext context)
    {
        var ruled = article.Dates.Where(hint => hint.Formats is { Count: > 0 }).ToList();
        if (ruled.Count == 0)
        {
            return [];
        }

        var hints = DatePlace.Of(article, context).Hints;
        return
        [
            .. ruled.GroupBy(hint => hint.Role).Where(group => !group.Any(hint => OperatorFormats.Fit(hint.Text, hint.Formats!, hint.Culture, hints)))
                .Select(group => new UnfitDate(group.Key == DateRole.Modified ? "modified" : "published", group.First().Text)),
        ];
    }
}
