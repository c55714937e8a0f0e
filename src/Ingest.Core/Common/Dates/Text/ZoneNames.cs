using System.Collections.Frozen;

namespace Ingest.Core.Common.Dates.Text;

/// <summary>Reads the offset or zone that follows a time: <c>Z</c>, <c>+03:00</c>, <c>GMT+3</c>, <c>EST</c>, <c>ET</c>, <c>WIB</c>, <c>بتوقيت مكة</c>.</summary>
internal static class ZoneNames
{
    private static readonly FrozenDictionary<string, double> Hours = new Dictionary<string, double>
    {
        ["z"] = 0,
        ["utc"] = 0,
        ["gmt"] = 0,
        ["wet"] = 0,
        ["west"] = 1,
        ["cet"] = 1,
        ["cest"] = 2,
        ["mez"] = 1,
        ["mesz"] = 2,
        ["eet"] = 2,
        ["eest"] = 3,
        ["msk"] = 3,
        ["мск"] = 3,
        ["trt"] = 3,
        ["est"] = -5,
        ["edt"] = -4,
        ["cdt"] = -5,
        ["mst"] = -7,
        ["mdt"] = -6,
        ["pst"] = -8,
        ["pdt"] = -7,
        ["akst"] = -9,
        ["akdt"] = -8,
        ["hst"] = -10,
        ["nst"] = -3.5,
        ["ndt"] = -2.5,
        ["brt"] = -3,
        ["art"] = -3,
        ["clt"] = -4,
        ["clst"] = -3,
        ["cot"] = -5,
        ["pet"] = -5,
        ["vet"] = -4,
        ["jst"] = 9,
        ["kst"] = 9,
        ["hkt"] = 8,
        ["sgt"] = 8,
        ["myt"] = 8,
        ["pht"] = 8,
        ["wib"] = 7,
        ["wita"] = 8,
        ["wit"] = 9,
        ["ict"] = 7,
        ["pkt"] = 5,
        ["npt"] = 5.75,
        ["mmt"] = 6.5,
        ["irst"] = 3.5,
        ["irdt"] = 4.5,
        ["aft"] = 4.5,
        ["uzt"] = 5,
        ["almt"] = 6,
        ["sast"] = 2,
        ["wat"] = 1,
        ["cat"] = 2,
        ["eat"] = 3,
        ["aest"] = 10,
        ["aedt"] = 11,
        ["acst"] = 9.5,
        ["acdt"] = 10.5,
        ["awst"] = 8,
        ["nzst"] = 12,
        ["nzdt"] = 13,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Abbreviations that mean different offsets in different countries; the first is the most usual.</summary>
    private static readonly FrozenDictionary<string, (string Countries, double Hours)[]> Ambiguous = new Dictionary<string, (string, double)[]>
    {
        ["ist"] = [("IN", 5.5), ("IL", 2), ("IE", 1)],
        ["cst"] = [("US", -6), ("CN TW", 8), ("CU", -5)],
        ["bst"] = [("GB", 1), ("BD", 6)],
        ["ast"] = [("US CA", -4), ("SA KW IQ BH QA YE", 3)],
        ["gst"] = [("AE OM", 4)],
        ["adt"] = [("CA US", -3)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>American news writes the zone without saying whether it is summer.</summary>
    private static readonly FrozenDictionary<string, string> Seasonal = new Dictionary<string, string>
    {
        ["et"] = "America/New_York",
        ["ct"] = "America/Chicago",
        ["mt"] = "America/Denver",
        ["pt"] = "America/Los_Angeles",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Second words of "by the time of …" in Arabic news.</summary>
    private static readonly FrozenDictionary<string, double> ArabicPlaces = new (string Name, double Hours)[]
    {
        ("غرينتش", 0), ("غرينيتش", 0), ("جرينتش", 0), ("جرينيتش", 0), ("مكة", 3), ("السعودية", 3), ("الرياض", 3), ("بغداد", 3), ("الدوحة", 3), ("موسكو", 3),
        ("أبوظبي", 4), ("الإمارات", 4),
    }.ToFrozenDictionary(pair => DateText.Fold(pair.Name), pair => pair.Hours, StringComparer.Ordinal);

    public static FoundZone? At(IReadOnlyList<DateToken> tokens, int start, DateReaderHints hints)
    {
        if (start >= tokens.Count)
        {
            return null;
        }

        if (tokens[start].Is("(") || (tokens[start].Is(",") && start + 1 < tokens.Count && tokens[start + 1].IsUpper))
        {
            var inner = Plain(tokens, start + 1, hints);
            return inner is null ? null : inner with { End = inner.End < tokens.Count && tokens[inner.End].Is(")") ? inner.End + 1 : inner.End };
        }

        return Plain(tokens, start, hints);
    }

    private static FoundZone? Plain(IReadOnlyList<DateToken> tokens, int start, DateReaderHints hints)
    {
        if (start >= tokens.Count)
        {
            return null;
        }

        var token = tokens[start];
        if (token.Text is "+" or "-")
        {
            return Numeric(tokens, start);
        }

        if (token.Is("بتوقيت") && start + 1 < tokens.Count && ArabicPlaces.TryGetValue(tokens[start + 1].Text, out var place))
        {
            return Fixed(start + 2, place);
        }

        if (token.Text is "utc" or "gmt")
        {
            return Numeric(tokens, start + 1) ?? Fixed(start + 1, 0);
        }

        if (Hours.TryGetValue(token.Text, out var hours))
        {
            // Short names are words in other languages ("est" is French): they count in capitals only.
            return token.IsUpper || token.Is("z") ? Fixed(start + 1, hours) : null;
        }

        if (!token.IsUpper)
        {
            return null;
        }

        if (Ambiguous.TryGetValue(token.Text, out var choices))
        {
            var choice = Array.Find(choices, c => hints.Region.Length > 0 && c.Countries.Contains(hints.Region, StringComparison.Ordinal));
            return Fixed(start + 1, choice.Countries is null ? choices[0].Hours : choice.Hours);
        }

        return Seasonal.TryGetValue(token.Text, out var id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? new FoundZone(start + 1, null, zone) : null;
    }

    /// <summary><c>+3</c>, <c>+03</c>, <c>+0300</c>, <c>+03:00</c>; not the hyphen before another number with a blank around it.</summary>
    private static FoundZone? Numeric(IReadOnlyList<DateToken> tokens, int start)
    {
        if (start + 1 >= tokens.Count || tokens[start].Text is not ("+" or "-") || !tokens[start + 1].IsNumber || tokens[start + 1].SpaceBefore)
        {
            return null;
        }

        var number = tokens[start + 1];
        var (hours, minutes, end) = number.Digits switch
        {
            4 => (number.Value / 100, number.Value % 100, start + 2),
            1 or 2 when start + 3 < tokens.Count && tokens[start + 2].Is(":") && tokens[start + 3].Digits == 2 => (number.Value, tokens[start + 3].Value, start + 4),
            1 or 2 => (number.Value, 0, start + 2),
            _ => (99, 0, start),
        };
        if (hours > 14 || minutes > 59)
        {
            return null;
        }

        var offset = new TimeSpan(hours, minutes, 0);
        return new FoundZone(end, tokens[start].Is("-") ? -offset : offset, null);
    }

    private static FoundZone Fixed(int end, double hours) => new(end, TimeSpan.FromHours(hours), null);
}
