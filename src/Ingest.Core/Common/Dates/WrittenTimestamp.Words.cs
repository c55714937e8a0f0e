namespace Ingest.Core.Common.Dates;

// Months, days of the week, meridiem and zones.
internal ref partial struct WrittenTimestamp
{
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
}
