namespace Ingest.Core.Common.Dates;

// Times, numeric dates and single numbers.
internal ref partial struct WrittenTimestamp
{
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
            (_parts.Year, _parts.Month, _parts.Day) = (FullYear(first!.Value, firstLength), second, third);
            return thirdLength != 4;
        }

        (_parts.Day, _parts.Month, _parts.Year) = (first, second, FullYear(third!.Value, thirdLength));
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

        return _parts.Day is null ? Set(ref _parts.Day, number) : _parts.Month is not null && length == 2 && Set(ref _parts.Year, FullYear(number, length));
    }

    /// <summary>Years of two digits are of 1969 to 2068, as POSIX has it.</summary>
    private static int FullYear(int year, int digits) => digits > 2 ? year : year < 69 ? 2000 + year : 1900 + year;
}
