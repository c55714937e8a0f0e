using System.Diagnostics;
using System.Globalization;
using AngleSharp.Html.Parser;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Benchmarks.Speed;

/// <summary>
/// <c>-- speed [SET]</c>: the decoded pages of a set (aeb), one thread, warm: AngleSharp's parse alone, our parse with extraction, SmartReader.
/// The rounds of the three alternate, so that a machine that slows down slows all of them.
/// </summary>
internal static class SpeedCommand
{
    private const int WarmRounds = 8;
    private const int Rounds = 7;

    /// <summary>The compiler makes fast code of what it has counted once nothing new has run for a tenth of a second: a warm round without a pause behind it may leave all of it slow.</summary>
    private static readonly TimeSpan WarmPause = TimeSpan.FromMilliseconds(400);

    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        var set = arguments.Count > 0 ? arguments[0] : "aeb";
        if (BenchData.Folder() is not { } data)
        {
            output.WriteLine("no benchmark data: INGEST_BENCH_DATA names no folder, and none of the folders above has shared/bench");
            return 1;
        }

        var pages = BenchPage.Read(Path.Combine(data, "articles", set), withUrl: true).Select(page => page.Page).ToList();
        var extractor = new ArticleExtractor();
        var contenders = new Contender[]
        {
            new("AngleSharp parse", page => Parse(page)),
            new("ingest extract", page => extractor.Extract(page, ExtractDefinition.None)),
            new("SmartReader", page => new SmartReader.Reader(page.Url.AbsoluteUri, page.Text).GetArticle()),
        };
        for (var round = -WarmRounds; round < Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                contender.Run(pages, counts: round >= 0);
                Thread.Sleep(round < 0 ? WarmPause : TimeSpan.Zero);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set}, {pages.Count} pages, {Rounds} rounds, {Environment.ProcessorCount} cores of which one is used"));
        output.WriteLine("| | pages/s | median ms | p95 ms | max ms | MB a page | time : parse | p95 : parse's |\n|---|---|---|---|---|---|---|---|");
        foreach (var contender in contenders)
        {
            output.WriteLine(contender.Row(contenders[0]));
        }

        return 0;
    }

    private static object Parse(Page page)
    {
        using var document = new HtmlParser().ParseDocument(page.Text);
        return document.ChildElementCount;
    }

    private sealed class Contender(string name, Func<Page, object> read)
    {
        private readonly List<double[]> _rounds = [];
        private long _bytes;
        private int _pages;

        public void Run(List<Page> pages, bool counts)
        {
            var times = new double[pages.Count];
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var at = 0; at < pages.Count; at++)
            {
                var start = Stopwatch.GetTimestamp();
                read(pages[at]);
                times[at] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            if (counts)
            {
                _rounds.Add(times);
                _bytes += GC.GetAllocatedBytesForCurrentThread() - before;
                _pages += pages.Count;
            }
        }

        public string Row(Contender floor)
        {
            var (own, other) = (PageTimes(), floor.PageTimes());
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {1000 * own.Length / own.Sum():F0} | {At(own, .5):F2} | {At(own, .95):F2} | {own.Max():F1} | {_bytes / (double)_pages / 1e6:F2} | {own.Sum() / other.Sum():F2} | {At(own, .95) / At(other, .95):F2} |");
        }

        /// <summary>Of each page the median of its rounds, in milliseconds.</summary>
        private double[] PageTimes() => [.. Enumerable.Range(0, _rounds[0].Length).Select(at => At([.. _rounds.Select(round => round[at])], .5))];

        private static double At(double[] values, double share) => values.Order().ElementAt((int)(share * (values.Length - 1)));
    }
}
