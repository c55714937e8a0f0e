using Ingest.Core.Common.Dates;
using Ingest.Core.Normalize.Dates;

namespace Ingest.Core.Normalize;

/// <summary>Finds a .NET date format that reads texts which none of an operator's formats reads.</summary>
public static class DateFormatProposal
{
    private static readonly string[] Days =
    [
        "dd MMMM yyyy", "d MMMM yyyy", "dd MMM yyyy", "d MMM yyyy", "d. MMMM yyyy", "d. MMM yyyy", "MMMM dd, yyyy", "MMMM d, yyyy", "MMM dd, yyyy", "MMM d, yyyy", "dd MMMM، yyyy", "d MMMM، yyyy",
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "dd-MM-yyyy", "MM-dd-yyyy", "d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy", "M-d-yyyy", "dd/MM/yy", "MM/dd/yy", "dd.MM.yy",
    ];

    private static readonly string[] Clocks = ["HH:mm", "HH:mm:ss", "hh:mm tt", "h:mm tt", "hh:mm:ss tt", "H:mm", "HH.mm", "H.mm", "HH'h'mm"];

    private static readonly string[] Between = [" ", ", ", " - ", " – ", " | ", "، ", " 'at' ", " 'um' ", " 'à' ", "'T'"];

    private static readonly string[] Weekdays = ["", "dddd, ", "dddd ", "ddd, ", "ddd ", "dddd، "];

    /// <summary>Some ten thousand formats, of which those of the shape of a text may read it; made when the first is looked for.</summary>
    private static readonly Lazy<ILookup<string, string>> ByShape = new(() =>
        (from weekday in Weekdays from day in Days from whole in Whole(weekday + day) select whole).ToLookup(FormatShape.OfFormat, StringComparer.Ordinal));

    /// <summary>As it is written under the key of the rule; null when no usual format reads all of the texts.</summary>
    /// <param name="texts">What the rule gave on several pages; the more, the surer the order of day and month.</param>
    /// <param name="formats">The formats that do not fit, whose order of day and month is kept where the texts allow both.</param>
    /// <param name="culture">The culture of the rule; null for none.</param>
    /// <param name="language">The language of the source; null when it is not known.</param>
    public static string? Of(IReadOnlyList<string> texts, IReadOnlyList<string> formats, string? culture, string? language)
    {
        var used = culture ?? language;
        var kept = formats.Select(OperatorFormats.OrderOf).FirstOrDefault(order => order is not null);
        var hints = new DateReaderHints { Language = used };
        foreach (var name in new[] { used, language, "en" }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var found = ByShape.Value[FormatShape.OfText(texts[0])].Where(format => texts.All(text => OperatorFormats.IsExact(text, format, name, hints)))
                .OrderBy(format => OperatorFormats.OrderOf(format) == kept ? 0 : 1).FirstOrDefault();
            if (found is not null)
            {
                return $"formats: [\"{found}\"]" + (name.Equals(used, StringComparison.OrdinalIgnoreCase) || !HasNames(found) ? string.Empty : $" and culture: {name}");
            }
        }

        return null;
    }

    private static bool HasNames(string format) => FormatLetters.Of(format) is var letters
        && (letters.Contains("MMM", StringComparison.Ordinal) || letters.Contains("ddd", StringComparison.Ordinal) || letters.Contains('t', StringComparison.Ordinal));

    private static IEnumerable<string> Whole(string day) =>
        [day, .. Between.SelectMany(between => Clocks.SelectMany(clock => new[] { day + between + clock, clock + between + day }))];
}
