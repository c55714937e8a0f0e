using System.Globalization;

namespace Ingest.Core.Common.Dates.Text;

/// <summary>Month names of all languages: the culture data of .NET with the Gregorian calendar forced, and <see cref="ExtraMonthNames"/>.</summary>
internal sealed class MonthNames
{
    private static readonly Lazy<MonthNames> Instance = new(() => new MonthNames());

    /// <summary>Whose meaning counts where languages disagree (<c>listopad</c>, <c>lip</c>) and the text's own language is unknown.</summary>
    private static readonly string[] Priority =
    [
        "en", "es", "fr", "de", "pt", "it", "ar", "ru", "nl", "id", "ms", "tr", "fa", "pl", "uk", "cs", "sv", "da", "nb", "fi", "hu", "ro", "el", "bg", "sr", "hr",
    ];

    private readonly PhraseTable<Entry> _names = new();
    private readonly Dictionary<(string Name, DateCalendar Calendar, int Month), Entry> _entries = [];

    private MonthNames()
    {
        foreach (var (language, calendar, names) in ExtraMonthNames.Rows)
        {
            AddRow(language, calendar, names);
        }

        var cultures = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
            .Where(culture => culture.Name.Length > 0)
            .OrderBy(culture => Array.IndexOf(Priority, culture.TwoLetterISOLanguageName) is var at and >= 0 ? at : int.MaxValue)
            .ThenBy(culture => culture.Name.Length)
            .ThenBy(culture => culture.Name, StringComparer.Ordinal);
        foreach (var culture in cultures)
        {
            AddCulture(culture);
        }
    }

    public static MonthNames All => Instance.Value;

    public static void Load() => _ = Instance.Value;

    /// <summary>The month name that begins at a token, the longest one; null when none does.</summary>
    public MonthName? At(IReadOnlyList<DateToken> tokens, int start, string language)
    {
        if (!tokens[start].IsWord)
        {
            return null;
        }

        MonthName? first = null;
        foreach (var (entry, length) in _names.At(tokens, start))
        {
            if (first is { } longer && length < longer.Length)
            {
                break;
            }

            var name = new MonthName(entry.Calendar, entry.Month, length);
            if (entry.Languages.Contains(language))
            {
                return name;
            }

            first ??= name;
        }

        return first;
    }

    private void AddRow(string language, DateCalendar calendar, string row)
    {
        var month = 0;
        foreach (var names in row.Split(' '))
        {
            month++;
            foreach (var name in names.Split('/'))
            {
                Add(language, calendar, month, name.Replace('_', ' '));
            }
        }
    }

    private void AddCulture(CultureInfo culture)
    {
        var format = (DateTimeFormatInfo)culture.DateTimeFormat.Clone();
        if (format.Calendar is not GregorianCalendar)
        {
            if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is not { } gregorian)
            {
                return;
            }

            format.Calendar = gregorian;
        }

        foreach (var names in new[] { format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames })
        {
            for (var month = 1; month <= 12 && month <= names.Length; month++)
            {
                Add(culture.TwoLetterISOLanguageName, DateCalendar.Gregorian, month, names[month - 1]);
            }
        }
    }

    private void Add(string language, DateCalendar calendar, int month, string name)
    {
        var tokens = DateTokenizer.Tokenize(DateText.Fold(name.TrimEnd('.')));
        if (tokens.Count == 0 || !tokens[0].IsWord || tokens.Any(token => token.IsNumber) || IsTooShort(name, tokens))
        {
            return;
        }

        var key = (string.Join(' ', tokens.Select(token => token.Text)), calendar, month);
        if (_entries.TryGetValue(key, out var known))
        {
            known.Languages.Add(language);
            return;
        }

        _entries[key] = new Entry(calendar, month, [language]);
        _names.Add(name.TrimEnd('.'), _entries[key]);
    }

    /// <summary>One or two letters of an alphabet are found everywhere; whole short names exist in Arabic script, Thai and Hindi.</summary>
    private static bool IsTooShort(string name, List<DateToken> tokens) =>
        tokens.Count == 1 && tokens[0].Text.Length < (name[0] < '\u0530' ? 3 : 2);

    private sealed record Entry(DateCalendar Calendar, int Month, HashSet<string> Languages);
}
