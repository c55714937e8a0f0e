namespace Ingest.Core.Common.Dates;

/// <summary>
/// Reads dates made of words and numbers in any usual order: RFC 822 and 850, asctime, <c>Nov. 16, 2020, 10:57 a.m.</c>,
/// <c>2004년 05월 28일 01:31:15</c>, <c>26/06/2020</c>. A word that is not understood makes it no date.
/// </summary>
internal ref partial struct WrittenTimestamp
{
    private TimestampCursor _cursor;
    private TimestampParts _parts;
    private TimestampZone? _zone;
    private DayOfWeek? _weekday;
    private bool? _afternoon;
    private bool _isKorean;
    private char _numericMark;

    private WrittenTimestamp(ReadOnlySpan<char> text) => _cursor = new TimestampCursor(text);

    /// <param name="text">Text as <see cref="TimestampWords.Plain"/> gives it.</param>
    public static DateReading? Read(ReadOnlySpan<char> text) => new WrittenTimestamp(text).Read();

    private DateReading? Read()
    {
        SkipForeignWeekday();
        for (SkipMarks(); !_cursor.IsAtEnd; SkipMarks())
        {
            var isRead = _cursor.Peek switch
            {
                >= '0' and <= '9' => ReadNumber(),
                '+' or '-' => ReadOffset(),
                '(' => SkipComment(),
                var c when char.IsLetter(c) => ReadWord(),
                _ => false,
            };
            if (!isRead)
            {
                return null;
            }
        }

        if (_parts is not { Year: not null, Month: not null, Day: not null })
        {
            return null;
        }

        SettleOrder();
        SettleHour();
        if (_zone is { } zone)
        {
            if (_parts.Hour is null)
            {
                return null;
            }

            _parts.Offset = zone.At(_parts);
        }
        else if (_isKorean && _parts.Hour is not null)
        {
            // The language is written in one time zone.
            _parts.Offset = TimeSpan.FromHours(9);
        }

        return _parts.ToReading();
    }

    /// <summary>A first word with a comma behind is a day of the week in whatever language, even one that looks like a month (<c>mar.,</c>).</summary>
    private void SkipForeignWeekday()
    {
        var comma = _cursor.Rest.IndexOf(',');
        if (comma is > 0 and < 20 && !_cursor.Rest[..comma].ContainsAnyInRange('0', '9'))
        {
            var word = _cursor.Rest[..comma].Trim(" .").ToString().ToLowerInvariant();
            _weekday = TimestampWords.Day(word);
            _cursor.Skip(comma);
        }
    }

    private void SkipMarks()
    {
        while (_cursor.Peek is ' ' or ',' or '.' or ';' or '|' or '/' or '@' || (_cursor.Peek == '-' && !IsOffsetAhead()))
        {
            _cursor.Skip(1);
        }
    }

    /// <summary>A dash before a digit is a minus once the time was read, else it joins the parts of a date.</summary>
    private readonly bool IsOffsetAhead() => _parts.Hour is not null && _cursor.Rest.Length > 1 && char.IsAsciiDigit(_cursor.Rest[1]);

    private bool SkipComment()
    {
        var end = _cursor.Rest.IndexOf(')');
        _cursor.Skip(end < 0 ? _cursor.Rest.Length : end + 1);
        return _parts.Hour is not null;
    }

    /// <summary>Day and month of <c>05/06/2020</c>: what is possible, then the day of the week, then custom; the other order is kept if it might be meant.</summary>
    private void SettleOrder()
    {
        if (_numericMark == '\0' || _parts.Day > 31)
        {
            return;
        }

        var exchanged = _parts;
        (exchanged.Day, exchanged.Month) = (_parts.Month, _parts.Day);
        if (_parts.Month > 12)
        {
            _parts = exchanged;
        }
        else if (_parts.Day <= 12)
        {
            var isExchanged = _numericMark == 's' || (_numericMark == '/' && _afternoon is not null);
            if (_weekday is { } day && (FallsOn(_parts, day) || FallsOn(exchanged, day)))
            {
                _parts = FallsOn(_parts, day) ? _parts : exchanged;
                return;
            }

            _parts = isExchanged ? exchanged : _parts;
            _parts.IsOrderUnclear = true;
        }
    }

    private static bool FallsOn(TimestampParts parts, DayOfWeek day)
    {
        (parts.Hour, parts.Minute, parts.Second) = (null, null, null);
        return parts.ToReading()?.Local.DayOfWeek == day;
    }

    private void SettleHour()
    {
        if (_afternoon is { } afternoon && _parts.Hour is <= 12)
        {
            _parts.Hour = (_parts.Hour % 12) + (afternoon ? 12 : 0);
        }
    }

    private static bool Set(ref int? part, int number)
    {
        if (part is not null)
        {
            return false;
        }

        part = number;
        return true;
    }
}
