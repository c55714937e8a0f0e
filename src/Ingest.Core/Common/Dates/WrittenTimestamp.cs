namespace Ingest.Core.Common.Dates;

/// <summary>
/// Reads dates made of words and numbers in any usual order: RFC 822 and 850, asctime, <c>Nov. 16, 2020, 10:57 a.m.</c>,
/// <c>2004년 05월 28일 01:31:15</c>, <c>26/06/2020</c>. A word that is not understood makes it no date.
/// </summary>
internal ref struct WrittenTimestamp
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

    private bool ReadNumber()
    {
        var length = _cursor.DigitRun;
        var mark = _cursor.Rest.Length > length ? _cursor.Rest[length] : '\0';
        if (length > 4)
        {
            return false;
        }

        if (mark == ':' || (mark is 'h' or 'H' && _cursor.Rest.Length > length + 1 && char.IsAsciiDigit(_cursor.Rest[length + 1])))
        {
            return ReadTime();
        }

        if (mark is '/' or '-' or '.' && _parts is { Year: null, Month: null, Day: null } && _cursor.Rest.Length > length + 1 && char.IsAsciiDigit(_cursor.Rest[length + 1]))
        {
            return ReadNumericDate(mark);
        }

        var number = _cursor.Digits(length)!.Value;
        return length == 4 ? Set(ref _parts.Year, number) : ReadUnit(number) ?? ReadDayOrYear(number, length);
    }

    private bool ReadTime()
    {
        if (_parts.Hour is not null || (_cursor.Digits(2) ?? _cursor.Digits(1)) is not { } hour)
        {
            return false;
        }

        _parts.Hour = hour;
        _cursor.Skip(1);
        _parts.Minute = _cursor.Digits(2) ?? _cursor.Digits(1);
        if (_parts.Minute is null)
        {
            return false;
        }

        if (_cursor.Take(':'))
        {
            _parts.Second = _cursor.Digits(2) ?? _cursor.Digits(1);
            if (_parts.Second is null)
            {
                return false;
            }

            if (_cursor.Rest.Length > 1 && _cursor.Peek is '.' or ',' or ':' && char.IsAsciiDigit(_cursor.Rest[1]))
            {
                _cursor.Skip(1);
                _parts.Fraction = _cursor.Fraction(TimeSpan.FromSeconds(1));
            }
        }

        return true;
    }

    private bool ReadNumericDate(char mark)
    {
        var firstLength = _cursor.DigitRun;
        var first = _cursor.Digits(firstLength);
        _cursor.Skip(1);
        var second = _cursor.DigitRun is 1 or 2 ? _cursor.Digits(_cursor.DigitRun) : null;
        if (second is null || !_cursor.Take(mark))
        {
            return false;
        }

        var thirdLength = _cursor.DigitRun;
        if (thirdLength is not (1 or 2 or 4))
        {
            return false;
        }

        var third = _cursor.Digits(thirdLength);
        if (firstLength == 4 || (mark == '-' && firstLength == 2 && thirdLength == 2))
        {
            (_parts.Year, _parts.Month, _parts.Day) = (TimestampParts.FullYear(first!.Value), second, third);
            return thirdLength != 4;
        }

        (_parts.Day, _parts.Month, _parts.Year) = (first, second, TimestampParts.FullYear(third!.Value));
        _numericMark = thirdLength == 2 && mark == '/' ? 's' : mark;
        return firstLength <= 2 && thirdLength != 1;
    }

    /// <summary>Numbers with their unit behind: <c>2004년 05월 28일 01시 31분</c>, <c>2004年5月28日</c>, <c>16th</c>. Null when there is no unit.</summary>
    private bool? ReadUnit(int number)
    {
        switch (_cursor.Peek)
        {
            case '월' or '月':
                return TakeUnit(ref _parts.Month, number);
            case '일' or '日':
                return TakeUnit(ref _parts.Day, number);
            case '시' or '時' or '时' or '点':
                return TakeUnit(ref _parts.Hour, number);
            case '분' or '分':
                return TakeUnit(ref _parts.Minute, number);
            case '초' or '秒':
                return TakeUnit(ref _parts.Second, number);
        }

        foreach (var suffix in (string[])["st", "nd", "rd", "th", "er", "º", "ª"])
        {
            if (_cursor.Rest.StartsWith(suffix, StringComparison.OrdinalIgnoreCase) && !(_cursor.Rest.Length > suffix.Length && char.IsLetter(_cursor.Rest[suffix.Length])))
            {
                _cursor.Skip(suffix.Length);
                return Set(ref _parts.Day, number);
            }
        }

        return null;
    }

    private bool TakeUnit(ref int? part, int number)
    {
        _isKorean |= _cursor.Peek is >= '\uac00' and <= '\ud7a3';
        _cursor.Skip(1);
        return Set(ref part, number);
    }

    private bool ReadDayOrYear(int number, int length)
    {
        // "3 PM" is the only hour without minutes.
        if (_parts.Hour is null && _cursor.Rest.TrimStart() is [_, 'm' or 'M', ..] rest && (rest.Length == 2 || !char.IsLetter(rest[2])) && rest[0] is 'a' or 'A' or 'p' or 'P')
        {
            return Set(ref _parts.Hour, number);
        }

        if (length > 2)
        {
            return false;
        }

        return _parts.Day is null ? Set(ref _parts.Day, number) : _parts.Month is not null && length == 2 && Set(ref _parts.Year, TimestampParts.FullYear(number));
    }

    private bool ReadOffset()
    {
        var end = _cursor.Rest.IndexOf(' ');
        var text = end < 0 ? _cursor.Rest : _cursor.Rest[..end];
        if (_parts.Hour is null || !TimestampZones.TryRead(text, out var zone))
        {
            return false;
        }

        // "GMT+0300" comes as two: the number says more than the name.
        _zone = zone;
        _cursor.Skip(text.Length);
        return true;
    }

    private bool ReadWord()
    {
        var length = 1;
        while (length < _cursor.Rest.Length && char.IsLetter(_cursor.Rest[length]))
        {
            length++;
        }

        if (Meridiem(out var afternoon, out var meridiemLength))
        {
            _isKorean |= _cursor.Peek is >= '\uac00' and <= '\ud7a3';
            _afternoon = afternoon;
            _cursor.Skip(meridiemLength);
            return true;
        }

        var word = _cursor.Rest[..length].ToString().ToLowerInvariant();
        if (word is "년" or "年")
        {
            _isKorean |= word == "년";
            _cursor.Skip(1);
            return true;
        }

        if (_parts.Month is null && TimestampWords.Month(word) is { } month)
        {
            _parts.Month = month;
            _cursor.Skip(length);
            return true;
        }

        if (TimestampWords.Day(word) is { } day)
        {
            _weekday ??= day;
            _cursor.Skip(length);
            return true;
        }

        // "AT" behind a time is Atlantic Time.
        if (ReadNamedZone())
        {
            return true;
        }

        _cursor.Skip(length);
        return TimestampWords.IsFiller(word);
    }

    /// <summary><c>AM</c>, <c>p.m.</c>, <c>오후</c> and their like.</summary>
    private readonly bool Meridiem(out bool afternoon, out int length)
    {
        afternoon = false;
        length = 0;
        var letters = 0;
        Span<char> word = stackalloc char[2];
        while (length < _cursor.Rest.Length && letters < 2 && (char.IsLetter(_cursor.Rest[length]) || (letters > 0 && _cursor.Rest[length] == '.')))
        {
            if (_cursor.Rest[length] != '.')
            {
                word[letters++] = char.ToLowerInvariant(_cursor.Rest[length]);
            }

            length++;
        }

        var isWholeWord = length == _cursor.Rest.Length || !char.IsLetter(_cursor.Rest[length]);
        if (letters == 0 || !isWholeWord || TimestampWords.Afternoon(word[..letters].ToString()) is not { } found)
        {
            return false;
        }

        afternoon = found;
        return true;
    }

    private bool ReadNamedZone()
    {
        var end = _cursor.Rest.IndexOfAny(" ,;(");
        var text = end < 0 ? _cursor.Rest : _cursor.Rest[..end];
        if (_parts.Hour is null || !TimestampZones.TryRead(text, out var zone))
        {
            return false;
        }

        _zone ??= zone;
        _cursor.Skip(text.Length);
        return true;
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
