using Ingest.Core.Model;
using Ingest.Core.Normalize.Dates;

namespace Ingest.Core.Normalize;

/// <summary>Whether the formats of an operator's date rules fit what the rules find.</summary>
public static class DateFit
{
    /// <summary>For each field whose rule has formats, a text that fits one of them, or else the first that it gave.</summary>
    public static IReadOnlyList<JudgedDate> Of(Article article, NormalizeContext context)
    {
        var ruled = article.Dates.Where(hint => hint.Formats is { Count: > 0 }).ToList();
        if (ruled.Count == 0)
        {
            return [];
        }

        var hints = DatePlace.Of(article, context).Hints;
        return
        [
            .. from role in ruled.GroupBy(hint => hint.Role)
               let fit = role.FirstOrDefault(hint => OperatorFormats.Fit(hint.Text, hint.Formats!, hint.Culture, hints))
               select new JudgedDate(role.Key == DateRole.Modified ? "modified" : "published", (fit ?? role.First()).Text, fit is not null),
        ];
    }
}
