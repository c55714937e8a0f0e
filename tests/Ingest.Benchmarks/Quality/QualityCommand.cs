using System.Globalization;
using System.Text.Json;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Benchmarks.Quality;

/// <summary>
/// <c>-- quality [SET…]</c>: extracts the saved pages of every set, has the data's own scorers (Python) judge them and prints the figures beside
/// the best peer's and the goal. Exit code 1 when a figure is not above the best peer.
/// </summary>
internal static class QualityCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> sets, TextWriter output)
    {
        if (BenchData.Folder() is not { } data)
        {
            await output.WriteLineAsync("no benchmark data: INGEST_BENCH_DATA names no folder, and none of the folders above has shared/bench");
            return 1;
        }

        var below = 0;
        await output.WriteLineAsync("| set | figure | ours | best peer | goal | |\n|---|---|---|---|---|---|");
        foreach (var set in QualityTable.Cells.Where(cell => sets.Count == 0 || sets.Contains(cell.Set)).GroupBy(cell => cell.Set))
        {
            var predictions = Path.GetTempFileName();
            try
            {
                var (pages, rejected) = await ExtractAsync(Path.Combine(data, "articles", set.Key), set.Key, predictions);
                foreach (var scored in set.GroupBy(cell => cell.Scorer))
                {
                    var figures = await Scorer.RunAsync(data, scored.Key, set.Key, predictions);
                    foreach (var cell in scored)
                    {
                        below += figures[cell.Key] <= cell.Peer ? 1 : 0;
                        await output.WriteLineAsync(Row(cell, figures[cell.Key]));
                    }
                }

                await output.WriteLineAsync($"| {set.Key} | without an article | {rejected} of {pages} | | 0 | |");
            }
            finally
            {
                File.Delete(predictions);
            }
        }

        await output.WriteLineAsync(below == 0 ? "every figure above the best peer" : $"{below} figures not above the best peer");
        return below == 0 ? 0 : 1;
    }

    private static string Row(QualityTable.Cell cell, double ours)
    {
        var place = ours >= cell.Goal ? "goal" : cell.Peer is null || ours > cell.Peer ? "ahead" : "**behind**";
        return string.Create(CultureInfo.InvariantCulture, $"| {cell.Set} | {cell.Name} | {ours:F4} | {cell.Peer:F4} | {cell.Goal:F3} | {(cell.Goal is null ? "" : place)} |");
    }

    private static async Task<(int Pages, int Rejected)> ExtractAsync(string folder, string set, string path)
    {
        var (extractor, normalizer) = (new ArticleExtractor(), new StoryNormalizer());
        var lines = BenchPage.Read(folder, QualityTable.HasUrls(set)).AsParallel().AsOrdered().Select(page => Line(page.Id, page.Url, page.Page, extractor, normalizer)).ToList();
        await File.WriteAllLinesAsync(path, lines.OfType<string>());
        return (lines.Count, lines.Count(line => line is null));
    }

    private static string? Line(string id, string? url, Page page, ArticleExtractor extractor, StoryNormalizer normalizer)
    {
        if (extractor.Extract(page, ExtractDefinition.None) is not Extraction.Found found)
        {
            return null;
        }

        var story = normalizer.Normalize(found.Article, new NormalizeContext(SourceDefinition.NoSource, null, page, page.FetchedAt) { Rights = found.Rights }).Story;
        return JsonSerializer.Serialize(StoryLine.OfPage(id, url, story), StoryJson.Options);
    }
}
