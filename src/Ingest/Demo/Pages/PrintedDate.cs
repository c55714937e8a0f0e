using System.Globalization;

namespace Ingest.Demo.Pages;

/// <summary>Dates as houses of different countries print them; each takes the local time of the house.</summary>
internal static class PrintedDate
{
    private static readonly string[] ArabicDays = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];

    /// <summary><c>2 March 2026, 14:05</c>.</summary>
    public static string British(DateTimeOffset at) => $"{at.Day} {Month("en", at)} {at.Year}, {Clock(at)}";

    /// <summary><c>March 2, 2026, 2:05 p.m.</c></summary>
    public static string American(DateTimeOffset at) =>
        Invariant($"{Month("en", at)} {at.Day}, {at.Year}, {Twelve(at)}:{at.Minute:00} {(at.Hour < 12 ? "a.m." : "p.m.")}");

    /// <summary><c>2 mars 2026 à 14h05</c>; the first of a month is <c>1er</c>.</summary>
    public static string French(DateTimeOffset at) =>
        Invariant($"{(at.Day == 1 ? "1er" : at.Day)} {Month("fr", at)} {at.Year} à {at.Hour}h{at.Minute:00}");

    /// <summary><c>02.03.2026, 14:05 Uhr</c>.</summary>
    public static string German(DateTimeOffset at) => Invariant($"{at:dd'.'MM'.'yyyy}, {Clock(at)} Uhr");

    /// <summary><c>2 de marzo de 2026, 14:05 h</c>.</summary>
    public static string Spanish(DateTimeOffset at) => $"{at.Day} de {Month("es", at)} de {at.Year}, {Clock(at)} h";

    /// <summary><c>2 марта 2026, 14:05</c>.</summary>
    public static string Russian(DateTimeOffset at) => $"{at.Day} {Month("ru", at)} {at.Year}, {Clock(at)}";

    /// <summary><c>2026年3月2日 14時05分</c>.</summary>
    public static string Japanese(DateTimeOffset at) => Invariant($"{at.Year}年{at.Month}月{at.Day}日 {at.Hour}時{at.Minute:00}分");

    /// <summary><c>03-02-2026 02:05 مساءً</c>: month first, with the Arabic meridiem.</summary>
    public static string ArabicMonthFirst(DateTimeOffset at) =>
        Invariant($"{at:MM-dd-yyyy} {Twelve(at):00}:{at.Minute:00} {(at.Hour < 12 ? "صباحًا" : "مساءً")}");

    /// <summary><c>الاثنين ٢ مارس ٢٠٢٦ - ٢:٠٥ مساءً</c>, in Arabic-Indic digits.</summary>
    public static string Arabic(DateTimeOffset at) => ArabicIndic(Invariant(
        $"{ArabicDays[(int)at.DayOfWeek]} {at.Day} {Month("ar", at)} {at.Year} - {Twelve(at)}:{at.Minute:00} {(at.Hour < 12 ? "صباحًا" : "مساءً")}"));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Month(string language, DateTimeOffset at) => Labels.Of(language).Months[at.Month - 1];

    private static string Clock(DateTimeOffset at) => at.ToString("HH':'mm", CultureInfo.InvariantCulture);

    private static int Twelve(DateTimeOffset at) => at.Hour % 12 == 0 ? 12 : at.Hour % 12;

    private static string ArabicIndic(string text) =>
        string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('\u0660' + (c - '0')) : c));
}
