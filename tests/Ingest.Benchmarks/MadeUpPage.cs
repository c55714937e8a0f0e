using System.Globalization;

namespace Ingest.Benchmarks;

/// <summary>Made-up texts and pages, the same for the same number.</summary>
internal static class MadeUpPage
{
    private const string Latin = "barge harbour council lime ferry quarry clock stork gate mill fair bridge ledger granary tram choir orchard lantern meadow chapel";
    private const string Arabic = "قارب ميناء مجلس جسر ساعة سوق بستان مدرسة طريق نهر بلدة مصنع حديقة معرض مكتبة مسرح سفينة قطار مطحنة منارة";

    public static string Text(int seed, int words, bool arabic = false)
    {
        var random = new Random(seed);
        var stock = (arabic ? Arabic : Latin).Split(' ');
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => stock[random.Next(stock.Length)] + (random.Next(9) == 0 ? random.Next(1000).ToString(CultureInfo.InvariantCulture) : string.Empty)));
    }

    /// <summary>Of 8000 words, so that two texts share as few runs of three as real ones do.</summary>
    public static string Prose(int seed, int words)
    {
        var random = new Random(seed);
        var stock = Latin.Split(' ');
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => stock[random.Next(stock.Length)] + stock[random.Next(stock.Length)] + stock[random.Next(stock.Length)][0]));
    }

    public static string Html(int seed)
    {
        var links = string.Concat(Enumerable.Range(0, 60).Select(n => $"<li class=\"item\"><a href=\"/news/{n}\">{Text(n, 6)}</a></li>"));
        var body = string.Concat(Enumerable.Range(0, 12).Select(n => $"<p>{Text((seed * 100) + n, 45)}, <a href=\"/x\">{Text(n, 2)}</a>.</p>"));
        return $"<!doctype html><html lang=\"en\"><head><title>{Text(seed, 7)} | The Herald</title></head><body><nav><ul>{links}</ul></nav><main><article><h1>{Text(seed, 7)}</h1>{body}</article></main><aside><ul>{links}</ul></aside></body></html>";
    }
}
