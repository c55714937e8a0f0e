using System.Globalization;

namespace Ingest.Core.Common.Dates;

/// <summary>What is known about the text around a date.</summary>
public sealed record DateReaderHints
{
    public static readonly DateReaderHints None = new();

    /// <summary>The present, with the offset of the place: relative times count from it and nothing far beyond it is believed.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>BCP 47 tag of the text; its region, if any, counts as country.</summary>
    public string? Language { get; init; }

    /// <summary>ISO 3166 two-letter code of the publisher's country.</summary>
    public string? Country { get; init; }

    /// <summary>Order that the caller knows; it beats what language and country suggest.</summary>
    public DateOrder? Order { get; init; }

    /// <summary>Accept a day and month without a year as the last such day before <see cref="Now"/>.</summary>
    public bool InferYear { get; init; }

    /// <summary>Read "3 hours ago" and "yesterday" too; running text uses these words of other things than itself.</summary>
    public bool Relative { get; init; } = true;

    /// <summary>How far beyond <see cref="Now"/> a date may lie; later ones are not dates but something else.</summary>
    public TimeSpan Ahead { get; init; } = TimeSpan.FromDays(366);

    internal string PrimaryLanguage => Language is null ? string.Empty : Language.Split('-', '_')[0].ToLowerInvariant();

    internal string Region =>
        Country?.ToUpperInvariant()
        ?? Language?.Split('-', '_').Skip(1).FirstOrDefault(part => part.Length == 2)?.ToUpperInvariant()
        ?? string.Empty;

    /// <summary>Order by what the caller knows, else by country, else by the customs of the language.</summary>
    internal DateOrder NumericOrder => Order ?? CultureOrder(PrimaryLanguage, Region);

    private static DateOrder CultureOrder(string language, string region)
    {
        // Without a region English is read as its culture data says, the American way; a caller that knows better gives a country.
        if (region.Length == 0)
        {
            return language == "en" ? DateOrder.MonthFirst : DateOrder.DayFirst;
        }

        try
        {
            var culture = CultureInfo.GetCultureInfo(language.Length > 0 ? $"{language}-{region}" : $"en-{region}", predefinedOnly: true);
            var pattern = culture.DateTimeFormat.ShortDatePattern;
            var (day, month) = (pattern.IndexOf('d', StringComparison.Ordinal), pattern.IndexOf('M', StringComparison.Ordinal));
            return month < day && pattern.IndexOf('y', StringComparison.Ordinal) > month ? DateOrder.MonthFirst : DateOrder.DayFirst;
        }
        catch (CultureNotFoundException)
        {
            return region == "US" ? DateOrder.MonthFirst : DateOrder.DayFirst;
        }
    }
}
