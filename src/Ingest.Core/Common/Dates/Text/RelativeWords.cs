namespace Ingest.Core.Common.Dates.Text;

/// <summary>The words of "3 hours ago" by language. Patterns of every language are tried: the words of one do not mean something else in another beside a number.</summary>
internal static class RelativeWords
{
    /// <summary>Words that say "ago", before or after; each with its language for the reader of this table only.</summary>
    public static readonly string[] Ago =
    [
        "前", "之前", "以前", "전", "ago", "منذ", "قبل", "hace", "vor", "há", "atras", "atrás", "fa", "geleden", "назад", "тому", "temu", "před", "pred", "преди", "пре", "prije", "önce", "قبل", "پیش",
        "sedan", "siden", "sitten", "tagasi", "prieš", "pirms", "în urmă", "acum", "πριν", "przed", "לפני", "yang lalu", "lalu", "trước", "पहले", "আগে", "முன்பு", "ที่แล้ว",
        "ที่ผ่านมา", "il y a", "iliyopita", "nakalipas", "əvvəl", "бұрын", "წინ", "առաջ", "më parë", "ago", "oldin", "ezelőtt", "için",
        "پہلے", "lepas", "fyrir", "пред", "таму", "gelede", "hai", "duela", "zilizopita", "yaliyopita",
    ];

    public static readonly (RelativeUnit Unit, string[] Words)[] Units =
    [
        (RelativeUnit.Second, ["秒", "秒钟", "秒鐘", "초", "second", "seconds", "sec", "secs", "ثانية", "ثواني", "ثوان", "segundo", "segundos", "seconde", "secondes", "secondi", "secondo", "sekunde", "sekunden", "сек", "секунд", "секунды", "секунду", "saniye", "detik", "giây", "sekund", "sekundy", "sekunder", "sekuntia", "ثانیه", "שניות", "seconden", "วินาที", "सेकंड", "secunde"]),
        (RelativeUnit.Minute, ["分", "分钟", "分鐘", "분", "minute", "minutes", "min", "mins", "minuto", "minutos", "minuti", "minuten", "минут", "минуты", "минуту", "мин", "хвилин", "хвилини", "хвилину", "хв", "минута", "минути", "dakika", "dk", "دقيقة", "دقائق", "دقیقه", "minuto", "minut", "minuty", "minutę", "minuter", "minutter", "minuuttia", "minuutti", "menit", "minit", "phút", "דקות", "דקה", "λεπτά", "λεπτό", "मिनट", "মিনিট", "நிமிடங்கள்", "นาที", "minute", "perc", "perccel", "minutit", "minučių", "minūtēm", "minuta", "minuti", "dakikalar", "dəqiqə", "წუთის", "րոպե", "daqiqa", "mnt", "منٹ", "mínútum", "mínútu", "хвілін", "хвіліны", "minuts", "минута", "минут", "minutu", "dakika"]),
        (RelativeUnit.Hour, ["小时", "小時", "時間", "시간", "hour", "hours", "hr", "hrs", "h", "hora", "horas", "heure", "heures", "ora", "ore", "stunde", "stunden", "std", "uur", "uren", "час", "часа", "часов", "ч", "годин", "години", "годину", "год", "часа", "saat", "sa", "ساعة", "ساعات", "ساعت", "godzin", "godziny", "godzinę", "godz", "hodin", "hodinami", "hodiny", "hodinou", "timmar", "timme", "timer", "time", "tuntia", "tunti", "jam", "giờ", "tiếng", "שעות", "שעה", "ώρες", "ώρα", "घंटे", "घंटा", "ঘণ্টা", "மணி", "ชั่วโมง", "óra", "órával", "órája", "tundi", "valandas", "valandų", "stundām", "sati", "sata", "sat", "saat", "საათის", "ժամ", "oras", "saa", "soat", "گھنٹے", "hodín", "ur", "urami", "oră", "klukkustundum", "klukkustund", "гадзіны", "гадзін", "гадзіну", "hores", "ordu", "сата", "сати", "сат", "сағат"]),
        (RelativeUnit.Day, ["天", "日", "일", "day", "days", "d", "día", "días", "dia", "dias", "jour", "jours", "giorno", "giorni", "tag", "tage", "tagen", "dag", "dagen", "день", "дня", "дней", "дні", "днів", "дни", "gün", "يوم", "أيام", "يوما", "روز", "dzień", "dni", "dny", "dnů", "dagar", "dage", "dager", "päivää", "päivä", "hari", "ngày", "ימים", "יום", "ημέρες", "ημέρα", "μέρες", "दिन", "দিন", "நாட்கள்", "วัน", "zile", "zi", "nap", "nappal", "päeva", "dienas", "dienų", "dana", "dan", "gün", "დღის", "օր", "araw", "siku", "kun", "دن", "dňami", "dögum", "дзён", "дні", "dies", "egun", "дана", "күн", "dae"]),
        (RelativeUnit.Week, ["周", "週", "週間", "주", "week", "weeks", "semana", "semanas", "semaine", "semaines", "settimana", "settimane", "woche", "wochen", "weken", "неделю", "недели", "недель", "тиждень", "тижні", "тижнів", "hafta", "أسبوع", "أسابيع", "هفته", "tydzień", "tygodnie", "tygodni", "týdny", "týdnem", "veckor", "vecka", "uger", "uge", "uker", "viikkoa", "minggu", "pekan", "tuần", "שבועות", "שבוע", "εβδομάδες", "सप्ताह", "हफ्ते", "সপ্তাহ", "สัปดาห์", "săptămâni", "hét", "hete", "nädalat", "tjedna", "nedelje"]),
        (RelativeUnit.Month, ["个月", "個月", "か月", "ヶ月", "カ月", "개월", "month", "months", "mes", "meses", "mês", "mois", "mese", "mesi", "monat", "monate", "monaten", "maand", "maanden", "месяц", "месяца", "месяцев", "місяць", "місяці", "місяців", "ay", "شهر", "أشهر", "شهور", "ماه", "miesiąc", "miesiące", "miesięcy", "měsíci", "månader", "måneder", "kuukautta", "bulan", "tháng", "חודשים", "חודש", "μήνες", "महीने", "মাস", "เดือน", "luni", "hónapja", "mjeseci"]),
        (RelativeUnit.Year, ["年", "년", "year", "years", "año", "años", "ano", "anos", "an", "ans", "anno", "anni", "jahr", "jahre", "jahren", "jaar", "лет", "года", "рік", "роки", "років", "yıl", "سنة", "سنوات", "عام", "أعوام", "سال", "lata", "lat", "rok", "lety", "år", "vuotta", "tahun", "năm", "שנים", "שנה", "χρόνια", "साल", "বছর", "ปี", "ani", "éve"]),
    ];

    /// <summary>Arabic and Hebrew duals: a unit and its number in one word.</summary>
    public static readonly (RelativeUnit Unit, int Count, string[] Words)[] Duals =
    [
        (RelativeUnit.Minute, 2, ["دقيقتين", "دقيقتان"]),
        (RelativeUnit.Hour, 2, ["ساعتين", "ساعتان", "שעתיים"]),
        (RelativeUnit.Day, 2, ["يومين", "يومان", "יומיים"]),
        (RelativeUnit.Week, 2, ["أسبوعين", "أسبوعان", "שבועיים"]),
        (RelativeUnit.Month, 2, ["شهرين", "شهران", "חודשיים"]),
        (RelativeUnit.Year, 2, ["سنتين", "عامين", "שנתיים"]),
    ];

    /// <summary>Words for "one" and "a few" that stand in place of a digit.</summary>
    public static readonly string[] One =
    [
        "a", "an", "one", "un", "una", "uno", "une", "um", "uma", "ein", "eine", "einem", "einer", "een", "один", "одну", "одна", "bir", "en", "et", "ett", "yksi", "یک", "satu", "o", "một", "ένα", "μία", "एक",
    ];

    /// <summary>Days named by their distance from today.</summary>
    public static readonly (int DaysAgo, string[] Words)[] NamedDays =
    [
        (0, ["today", "اليوم", "hoy", "hoje", "aujourd'hui", "oggi", "heute", "vandaag", "сегодня", "сьогодні", "bugün", "امروز", "dziś", "dzisiaj", "dnes", "днес", "danas", "idag", "i dag", "tänään", "hari ini", "hôm nay", "היום", "σήμερα", "आज", "আজ", "இன்று", "วันนี้", "azi", "astăzi", "täna", "šiandien", "šodien", "今天", "今日", "오늘", "bu gün", "ngayon", "آج"]),
        (1, ["yesterday", "أمس", "امس", "ayer", "ontem", "hier", "ieri", "gestern", "gisteren", "вчера", "вчора", "dün", "دیروز", "wczoraj", "včera", "вчера", "jučer", "juče", "igår", "i går", "eilen", "kemarin", "semalam", "hôm qua", "אתמול", "χθες", "χτες", "कल", "গতকাল", "நேற்று", "เมื่อวาน", "tegnap", "eile", "vakar", "昨天", "昨日", "어제", "kahapon", "jana"]),
    ];
}
