using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Ingest.Core.Common.Dates;

/// <summary>Month names, days of the week and the few other words that programs put into dates, in the languages feeds are known to use.</summary>
internal static class TimestampWords
{
    /// <summary>Twelve names a line, alternatives joined by a bar.</summary>
    private static readonly string[] MonthLines =
    [
        "jan|january feb|february mar|march apr|april may jun|june jul|july aug|august sep|sept|september oct|october nov|november dec|december",
        "jän|jänner|januar febr|februar|feber märz|mrz apr mai juni juli aug sep okt|oktober nov dez|dezember",
        "janv|janvier févr|fév|fevr|février mars avr|avril mai juin juil|juillet août sept oct|octobre nov|novembre déc|décembre",
        "ene|enero febrero marzo abr|abril mayo junio julio ago|agosto septiembre|set|setiembre octubre noviembre dic|diciembre",
        "janeiro fev|fevereiro março abr mai|maio junho julho ago setembro out|outubro novembro dez|dezembro",
        "gen|gennaio febbraio marzo apr|aprile mag|maggio giu|giugno lug|luglio ago settembre ott|ottobre novembre dicembre",
        "januari februari mrt|maart apr mei juni juli augustus sep oktober november december",
        "januari februari mars apr maj|mai juni juli augusti sep oktober november des|desember",
        "sty|stycznia|styczeń lut|lutego|luty marca|marzec kwi|kwietnia|kwiecień maja cze|czerwca|czerwiec lip|lipca|lipiec sie|sierpnia|sierpień wrz|września|wrzesień paź|października|październik listopada gru|grudnia|grudzień",
        "led|ledna|leden úno|února|únor bře|března|březen dub|dubna|duben kvě|května|květen čvn|června|červen čvc|července|červenec srp|srpna|srpen zář|září říj|října|říjen lis|listopadu|listopad pro|prosince|prosinec",
        "jan|január|januára februára|február már|márc|március|marec ápr|április máj|május jún|június|júna júl|július|júla augusztus szept|szeptember októbra nov|novembra december|decembra",
        "ian|ianuarie februarie martie aprilie mai iun|iunie iul|iulie august septembrie octombrie noiembrie|noi decembrie",
        "oca|ocak şub|şubat mart nis|nisan mayıs haz|haziran tem|temmuz ağu|ağustos eyl|eylül eki|ekim kas|kasım ara|aralık",
        "tammi|tammikuu helmi|helmikuu maalis|maaliskuu huhti|huhtikuu touko|toukokuu kesä|kesäkuu heinä|heinäkuu elo|elokuu syys|syyskuu loka|lokakuu marras|marraskuu joulu|joulukuu",
        "januari februari maret apr mei juni juli agu|agustus|agt september oktober november desember",
        "янв|января|январь фев|февр|февраля|февраль мар|марта|март апр|апреля|апрель мая|май июн|июня|июнь июл|июля|июль авг|августа|август сен|сент|сентября|сентябрь окт|октября|октябрь ноя|нояб|ноября|ноябрь дек|декабря|декабрь",
        "січ|січня лют|лютого бер|березня кві|квіт|квітня тра|трав|травня чер|черв|червня лип|липня сер|серп|серпня вер|верес|вересня жов|жовт|жовтня лис|листоп|листопада гру|груд|грудня",
        "Ιαν|Ιανουαρίου|Ιανουάριος Φεβ|Φεβρουαρίου|Φεβρουάριος Μάρ|Μαρ|Μαρτίου|Μάρτιος Απρ|Απριλίου|Απρίλιος Μάι|Μαΐ|Μαΐου|Μάιος Ιούν|Ιουνίου|Ιούνιος Ιούλ|Ιουλίου|Ιούλιος Αύγ|Αυγούστου|Αύγουστος Σεπ|Σεπτ|Σεπτεμβρίου|Σεπτέμβριος Οκτ|Οκτωβρίου|Οκτώβριος Νοέ|Νοεμβρίου|Νοέμβριος Δεκ|Δεκεμβρίου|Δεκέμβριος",
        "يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ];

    private static readonly FrozenDictionary<string, int> Months = MonthTable();

    private static readonly FrozenDictionary<string, DayOfWeek> Days = DayTable();

    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(["at", "t", "of", "the", "um", "de", "del", "a", "kl", "klo", "r", "г", "в", "uhr", "hrs", "h", "on"]);

    public static int? Month(string word) => Months.TryGetValue(word, out var month) ? month : null;

    public static DayOfWeek? Day(string word) => Days.TryGetValue(word, out var day) ? day : null;

    /// <summary>True for words that say nothing about the date.</summary>
    public static bool IsFiller(string word) => Fillers.Contains(word);

    /// <summary>True for the afternoon, false for the morning, null for any other word.</summary>
    public static bool? Afternoon(string word) => word switch
    {
        "am" or "오전" or "上午" or "午前" or "πμ" or "ص" => false,
        "pm" or "오후" or "下午" or "午後" or "μμ" or "م" => true,
        _ => null,
    };

    /// <summary>Digits of every script as ASCII, accents and odd spaces and dashes as their plain forms.</summary>
    public static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Composed(text.ToString(), NormalizationForm.FormKD))
        {
            switch (char.GetUnicodeCategory(c))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    plain.Append((int)char.GetNumericValue(c));
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.Control:
                    plain.Append(' ');
                    break;
                case UnicodeCategory.DashPunctuation:
                    plain.Append('-');
                    break;
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format:
                    break;
                default:
                    plain.Append(c == '\u2212' ? '-' : c);
                    break;
            }
        }

        return Composed(plain.ToString(), NormalizationForm.FormC);
    }

    /// <summary>Text with half of a surrogate pair cannot be normalized and is no date either.</summary>
    private static string Composed(string text, NormalizationForm form) => text.Any(c => char.IsSurrogate(c) || c == '\uFFFE') ? "" : text.Normalize(form);

    private static FrozenDictionary<string, int> MonthTable()
    {
        var months = new Dictionary<string, int>();
        foreach (var line in MonthLines)
        {
            foreach (var (at, names) in line.Split(' ').Index())
            {
                foreach (var name in names.Split('|'))
                {
                    months.TryAdd(Plain(name).ToLowerInvariant(), at + 1);
                }
            }
        }

        return months.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, DayOfWeek> DayTable()
    {
        var days = new Dictionary<string, DayOfWeek> { ["tues"] = DayOfWeek.Tuesday, ["weds"] = DayOfWeek.Wednesday, ["thur"] = DayOfWeek.Thursday, ["thurs"] = DayOfWeek.Thursday };
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var name = day.ToString().ToLowerInvariant();
            days[name] = day;
            days[name[..3]] = day;
        }

        return days.ToFrozenDictionary();
    }
}
