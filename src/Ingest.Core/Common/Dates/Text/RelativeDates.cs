namespace Ingest.Core.Common.Dates.Text;

/// <summary>Reads times told from the present: <c>3 hours ago</c>, <c>منذ ساعتين</c>, <c>hace 2 horas</c>, <c>3時間前</c>, <c>yesterday</c>.</summary>
internal sealed class RelativeDates
{
    private static readonly Lazy<RelativeDates> Instance = new(() => new RelativeDates());

    /// <summary>A text longer than this is prose, in which "today" says nothing about when it was written.</summary>
    private const int ShortText = 10;

    private readonly PhraseTable<bool> _ago = new();
    private readonly PhraseTable<(RelativeUnit Unit, int Count)> _units = new();
    private readonly PhraseTable<RelativeUnit> _unitsAgo = new();
    private readonly PhraseTable<int> _days = new();
    private readonly HashSet<string> _one;

    private RelativeDates()
    {
        _one = RelativeWords.One.Select(DateText.Fold).ToHashSet(StringComparer.Ordinal);
        foreach (var word in RelativeWords.Ago)
        {
            _ago.Add(word, true);
        }

        foreach (var (unit, words) in RelativeWords.Units)
        {
            foreach (var word in words)
            {
                _units.Add(word, (unit, 0));
                if (word[0] is >= '\u0E00' and <= '\u0E7F')
                {
                    _unitsAgo.Add(word + "ที่แล้ว", unit); // Thai sets no blank between the two.
                    _unitsAgo.Add(word + "ที่ผ่านมา", unit);
                }
            }
        }

        foreach (var (unit, count, words) in RelativeWords.Duals)
        {
            Array.ForEach(words, word => _units.Add(word, (unit, count)));
        }

        foreach (var (daysAgo, words) in RelativeWords.NamedDays)
        {
            Array.ForEach(words, word => _days.Add(word, daysAgo));
        }
    }

    public static void Load() => _ = Instance.Value;

    /// <summary>An instant told from the present: exact to the unit that was named.</summary>
    public static DateReading? Read(IReadOnlyList<DateToken> tokens, DateTimeOffset now)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Instance.Value.AgoAt(tokens, i) is { } ago)
            {
                return Back(now, ago.Unit, ago.Count);
            }
        }

        return null;
    }

    /// <summary>A day named by its distance from today, to be joined with a time that stands beside it.</summary>
    public static FoundDate? DayAt(IReadOnlyList<DateToken> tokens, int start, DateTimeOffset now)
    {
        if (tokens.Count > ShortText)
        {
            return null;
        }

        foreach (var (daysAgo, length) in Instance.Value._days.At(tokens, start))
        {
            return new FoundDate(start, start + length, now.Date.AddDays(-daysAgo), DatePrecision.Day);
        }

        return null;
    }

    private (RelativeUnit Unit, int Count)? AgoAt(IReadOnlyList<DateToken> tokens, int start)
    {
        var counted = tokens[start].IsNumber && tokens[start].Value is >= 0 and < 1000;
        var one = !counted && _one.Contains(tokens[start].Text);
        var unitAt = counted || one ? start + 1 : start;
        foreach (var (unit, _) in counted ? _unitsAgo.At(tokens, unitAt) : [])
        {
            return (unit, tokens[start].Value);
        }

        foreach (var ((unit, dual), length) in _units.At(tokens, unitAt))
        {
            // "قبل عام 2023" and "منذ عام 2023" name a year and count none.
            if (!counted && unitAt + length < tokens.Count && tokens[unitAt + length] is { IsNumber: true, Value: >= 1000 })
            {
                continue;
            }

            var said = IsAgoBefore(tokens, start) || IsAgoAfter(tokens, unitAt + length);
            if (!said || (!counted && !one && dual == 0 && !IsAgoBefore(tokens, start)))
            {
                continue;
            }

            return (unit, counted ? tokens[start].Value : Math.Max(dual, 1));
        }

        return null;
    }

    /// <summary>The word stands at most one token away: "hace unas 2 horas", "منذ حوالي ساعة".</summary>
    private bool IsAgoBefore(IReadOnlyList<DateToken> tokens, int start)
    {
        for (var i = Math.Max(0, start - 4); i < start; i++)
        {
            if (_ago.At(tokens, i).Any(found => i + found.Length >= start - 1 && i + found.Length <= start))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAgoAfter(IReadOnlyList<DateToken> tokens, int end) =>
        _ago.At(tokens, end).Any() || (end + 1 < tokens.Count && !tokens[end].IsNumber && tokens[end].Text[0] < '\u2E80' && _ago.At(tokens, end + 1).Any());

    private static DateReading Back(DateTimeOffset now, RelativeUnit unit, int count)
    {
        var local = now.DateTime;
        var (at, precision) = unit switch
        {
            RelativeUnit.Second => (local.AddSeconds(-count), DatePrecision.Minute),
            RelativeUnit.Minute => (local.AddMinutes(-count), DatePrecision.Minute),
            RelativeUnit.Hour => (local.AddHours(-count), DatePrecision.Hour),
            RelativeUnit.Day => (local.AddDays(-count), DatePrecision.Day),
            RelativeUnit.Week => (local.AddDays(-7 * count), DatePrecision.Day),
            RelativeUnit.Month => (local.AddMonths(-count), DatePrecision.Month),
            _ => (local.AddYears(-Math.Min(count, 100)), DatePrecision.Year),
        };
        return new DateReading(Cut(at, precision), now.Offset, precision);
    }

    private static DateTime Cut(DateTime at, DatePrecision precision) => precision switch
    {
        DatePrecision.Minute => new DateTime(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0),
        DatePrecision.Hour => new DateTime(at.Year, at.Month, at.Day, at.Hour, 0, 0),
        DatePrecision.Month => new DateTime(at.Year, at.Month, 1),
        DatePrecision.Year => new DateTime(at.Year, 1, 1),
        _ => at.Date,
    };
}
