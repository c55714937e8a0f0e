using System.Globalization;

namespace Ingest.Core.Common.Dates.Text;

/// <summary>Words for the halves of the day in all languages: the culture data of .NET and what news sites write beside it.</summary>
internal sealed class Meridiems
{
    private static readonly Lazy<Meridiems> Instance = new(() => new Meridiems());

    private static readonly (DayPart Part, string Words)[] Extra =
    [
        (DayPart.Morning, "am a.m صباحا ص فجرا صباح_اليوم 午前 上午 早上 凌晨 清晨 오전 ق.ظ قبل_از_ظهر بامداد صبح قبل_دوپہر پێش_نیوەڕۆ پ.ن غ.م בבוקר לפנה\"צ π.μ πμ sa sang pagi de_la_manana de_la_madrugada da_manha du_matin morgens fruh vormittags di_mattina del_mattino rano утра ночи पूर्वाह्न সকাল காலை เช้า"),
        (DayPart.Afternoon, "pm p.m مساء م عصرا بعد_الظهر ظهرا 午後 下午 晚上 傍晚 오후 ب.ظ بعد_از_ظهر عصر شام سہ_پہر بعد_دوپہر پاش_نیوەڕۆ دوای_نیوەڕۆ د.ن غ.و אחה\"צ בערב μ.μ μμ ch chieu toi sore petang de_la_tarde de_la_noche da_tarde da_noite de_l'apres-midi du_soir nachmittags abends di_pomeriggio del_pomeriggio di_sera della_sera вечера дня अपराह्न বিকেল மாலை"),
        (DayPart.Night, "ليلا شب رات malam"),
        (DayPart.Noon, "noon 正午 中午 정오 siang دوپہر בצהריים"),
    ];

    private readonly PhraseTable<DayPart> _words = new();

    private Meridiems()
    {
        foreach (var (part, words) in Extra)
        {
            foreach (var word in words.Split(' '))
            {
                _words.Add(word.Replace('_', ' '), part);
            }
        }

        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures))
        {
            AddDesignator(culture.DateTimeFormat.AMDesignator, DayPart.Morning);
            AddDesignator(culture.DateTimeFormat.PMDesignator, DayPart.Afternoon);
        }
    }

    public static void Load() => _ = Instance.Value;

    /// <summary>The half of the day named at a token and the number of tokens that it takes; zero when none is named there.</summary>
    public static (DayPart Part, int Length) At(IReadOnlyList<DateToken> tokens, int start)
    {
        foreach (var (part, length) in Instance.Value._words.At(tokens, start))
        {
            if (length == 1 && tokens[start].Text is "sa" or "ch" && !tokens[start].IsUpper)
            {
                continue; // Vietnamese writes SA and CH; in small letters they are words of other languages.
            }

            var end = start + length;
            var dot = length > 1 && end < tokens.Count && tokens[end].Is(".") && !tokens[end].SpaceBefore;
            return (part, length + (dot ? 1 : 0));
        }

        return (DayPart.Unknown, 0);
    }

    /// <summary>Hour on the 24-hour clock.</summary>
    public static int Hour(int hour, DayPart part) => part switch
    {
        DayPart.Morning => hour == 12 ? 0 : hour,
        DayPart.Afternoon => hour < 12 ? hour + 12 : hour,
        DayPart.Noon => hour < 4 ? hour + 12 : hour,
        DayPart.Night => hour == 12 ? 0 : hour is >= 6 and < 12 ? hour + 12 : hour,
        _ => hour,
    };

    /// <summary>Short designators in Latin letters (<c>de</c>, <c>pl</c>) are words of other languages and left out.</summary>
    private void AddDesignator(string words, DayPart part)
    {
        var plain = words.TrimEnd('.').Trim();
        if (plain.Length > 0 && !System.Text.Ascii.IsValid(plain))
        {
            _words.Add(plain, part);
        }
    }
}
