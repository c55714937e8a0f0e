namespace Ingest.Core.Common.Dates.Text;

/// <summary>Reads times of day: <c>17:11</c>, <c>05:11 مساءً</c>, <c>5 pm</c>, <c>15h10</c>, <c>午後3時15分</c>, <c>klo 15.10</c>, with a zone where one follows.</summary>
internal static class ClockTimes
{
    /// <summary>Words after which a dot parts hours and minutes, and a bare number is an hour.</summary>
    private static readonly HashSet<string> Leads = new(StringComparer.Ordinal)
    {
        "klo", "kl", "pukul", "jam", "ore", "alle", "um", "at", "as", "pkl", "ob", "в", "о", "στις", "godz", "saat", "ora", "oras",
    };

    public static FoundTime? At(IReadOnlyList<DateToken> tokens, int start, DateReaderHints hints)
    {
        // Halves of the day before the hour are an East Asian way of writing; elsewhere such a word belongs to what stands before it.
        var before = tokens[start].Text[0] >= '\u2E80' ? Meridiems.At(tokens, start) : default;
        var hourAt = start + before.Length;
        if (hourAt >= tokens.Count || !tokens[hourAt].IsNumber || tokens[hourAt].Digits > 2 || tokens[hourAt].Value > 24)
        {
            return null;
        }

        var time = Colon(tokens, hourAt) ?? Lettered(tokens, hourAt) ?? Dotted(tokens, hourAt) ?? Bare(tokens, hourAt, before.Part);
        if (time is not { } read)
        {
            return null;
        }

        var after = before.Length > 0 ? default : Meridiems.At(tokens, read.End);
        var end = read.End + after.Length;
        var part = before.Length > 0 ? before.Part : after.Part;
        var hour = read.Hour <= 12 ? Meridiems.Hour(read.Hour, part) : read.Hour;
        if (hour >= 24 || read.Minute > 59 || read.Second > 60)
        {
            return null;
        }

        var zone = ZoneNames.At(tokens, end, hints);
        var precision = read.HasSecond ? DatePrecision.Second : read.HasMinute ? DatePrecision.Minute : DatePrecision.Hour;
        return new FoundTime(start, zone?.End ?? end, new TimeSpan(hour, read.Minute, Math.Min(read.Second, 59)), precision, zone);
    }

    private static Clock? Colon(IReadOnlyList<DateToken> tokens, int at)
    {
        if (!Follows(tokens, at, ":") && !Follows(tokens, at, "∶"))
        {
            return null;
        }

        var minute = tokens[at + 2];
        if (minute.Digits != 2 || minute.SpaceBefore)
        {
            return null;
        }

        if (!Follows(tokens, at + 2, ":") || tokens[at + 4].Digits != 2)
        {
            return new Clock(at + 3, tokens[at].Value, minute.Value, 0, true, false);
        }

        var fraction = Follows(tokens, at + 4, ".") || Follows(tokens, at + 4, ",");
        return new Clock(at + (fraction && !tokens[at + 6].SpaceBefore ? 7 : 5), tokens[at].Value, minute.Value, tokens[at + 4].Value, true, true);
    }

    /// <summary><c>15h10</c>, <c>15h</c>, <c>3時15分</c>, <c>3点</c>, <c>3시 15분</c>, <c>15 Uhr</c>.</summary>
    private static Clock? Lettered(IReadOnlyList<DateToken> tokens, int at)
    {
        if (at + 1 >= tokens.Count || tokens[at + 1].Text is not ("h" or "時" or "时" or "点" or "點" or "시" or "uhr" or "hs" or "часов" or "ч" or "u" or "giờ" or "gio" or "น"))
        {
            return null;
        }

        if (at + 2 < tokens.Count && tokens[at + 2].Digits is 1 or 2 && tokens[at + 2].Value < 60
            && tokens[at + 1].Text is "h" or "u" or "時" or "时" or "点" or "點" or "시" or "gio")
        {
            var unit = at + 3 < tokens.Count && tokens[at + 3].Text is "分" or "분" or "min" or "mn" ? 1 : 0;
            return new Clock(at + 3 + unit, tokens[at].Value, tokens[at + 2].Value, 0, true, false);
        }

        return tokens[at + 1].Is("u") ? null : new Clock(at + 2, tokens[at].Value, 0, 0, false, false);
    }

    /// <summary><c>klo 15.10</c> after a word that tells a time, or <c>3.10 pm</c> before one.</summary>
    private static Clock? Dotted(IReadOnlyList<DateToken> tokens, int at)
    {
        if (!Follows(tokens, at, ".") || tokens[at + 2].Digits != 2 || tokens[at + 2].SpaceBefore || (!tokens[at].SpaceBefore && at > 0))
        {
            return null;
        }

        var continued = at + 4 < tokens.Count && tokens[at + 3].Is(".") && tokens[at + 4].IsNumber && !tokens[at + 4].SpaceBefore;
        var lead = at > 0 && (Leads.Contains(tokens[at - 1].Text) || (tokens[at - 1].Is(".") && at > 1 && Leads.Contains(tokens[at - 2].Text)));
        var tail = Meridiems.At(tokens, at + 3).Length > 0 || (at + 3 < tokens.Count && tokens[at + 3].Text is "uhr" or "wib" or "น" or "gmt" or "utc");
        var dash = at > 0 && tokens[at].Digits == 2 && (tokens[at - 1].Is(",") || (tokens[at - 1].Text is "-" or "|" && tokens[at - 1].SpaceBefore));
        return !continued && (lead || tail || dash) ? new Clock(at + 3, tokens[at].Value, tokens[at + 2].Value, 0, true, false) : null;
    }

    /// <summary><c>3 pm</c>.</summary>
    private static Clock? Bare(IReadOnlyList<DateToken> tokens, int at, DayPart before)
    {
        if (tokens[at].Value is < 1 or > 12 || before != DayPart.Unknown)
        {
            return null;
        }

        var after = Meridiems.At(tokens, at + 1);
        return after.Length > 0 && tokens[at + 1].Text is "am" or "pm" or "a" or "p" or "صباحا" or "مساء"
            ? new Clock(at + 1, tokens[at].Value, 0, 0, false, false)
            : null;
    }

    private static bool Follows(IReadOnlyList<DateToken> tokens, int at, string separator) =>
        at + 2 < tokens.Count && tokens[at + 1].Is(separator) && tokens[at + 2].IsNumber;

    private readonly record struct Clock(int End, int Hour, int Minute, int Second, bool HasMinute, bool HasSecond);
}
