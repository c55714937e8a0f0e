using System.Diagnostics;
using System.Globalization;
using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.Benchmarks.Scale;

/// <summary>
/// <c>-- dedup [--stories N]</c>: the comparison window of a SQLite store grows by made-up stories; at 10,000, 100,000 and so on up to N new texts are looked
/// up, placed one by one and imported by the verb, and what the index takes on disk is measured; at last fingerprints are purged while stories are placed.
/// </summary>
/// <remarks>The window is filled with fingerprints alone: a look-up reads nothing else, and the file's growth is then the index.</remarks>
internal static class ScaleCommand
{
    private const int LookUps = 2_000;
    private const int Placements = 1_000;
    private const int Batch = 500;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not [] and not ["--stories", _] || !int.TryParse(arguments.Count == 0 ? "100000" : arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var stories))
        {
            await output.WriteLineAsync("usage: dedup [--stories N]");
            return 2;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"fingerprints: {Rate(MadeUpPage.Text(1, 145)):F0}/s of 145 Latin tokens, {Rate(MadeUpPage.Text(2, 513, arabic: true)):F0}/s of 513 Arabic tokens, one thread, by processor time"));
        await output.WriteLineAsync("| stories | filled/s | index bytes a story | look-up p50 ms | p99 ms | placed/s | imported/s | import peak MB | store MB | peak MB |\n|---|---|---|---|---|---|---|---|---|---|");
        await using var file = new WindowFile();
        await file.OpenAsync();
        var (made, index, windowed) = (new MadeUpStories(), 0L, 0);
        for (var checkpoint = Math.Min(10_000, stories); ; checkpoint = Math.Min(stories, checkpoint * 10))
        {
            var (before, stored, watch) = (await file.BytesAsync(), made.Stored, Stopwatch.StartNew());
            await FillAsync(file.Store, made, checkpoint);
            watch.Stop();
            index += await file.BytesAsync() - before;
            windowed += made.Stored - stored;
            var filled = (made.Stored - stored) / watch.Elapsed.TotalSeconds;
            var measured = await MeasureAsync(file, made);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {checkpoint} | {filled:F0} | {index / (double)windowed:F0} | {measured}"));
            if (checkpoint == stories)
            {
                await output.WriteLineAsync(await PurgeBench.RunAsync(file.Store, made));
                return 0;
            }
        }
    }

    /// <summary>Fingerprints a second once the code is compiled, which takes its time on a busy machine.</summary>
    private static double Rate(string text) => Enumerable.Range(0, 5).Max(_ => Run(text, TimeSpan.FromSeconds(2)));

    /// <summary>By processor time, which other programs do not take.</summary>
    private static double Run(string text, TimeSpan time)
    {
        string[] body = [text];
        using var process = Process.GetCurrentProcess();
        var (count, watch, before) = (0, Stopwatch.StartNew(), process.TotalProcessorTime);
        for (; watch.Elapsed < time; count++)
        {
            Fingerprinter.Compute("Barges counted at the harbour", body);
        }

        process.Refresh();
        return count / (process.TotalProcessorTime - before).TotalSeconds;
    }

    /// <summary>The stories that were placed when the last size was measured count as well.</summary>
    private static async Task FillAsync(IIngestStore store, MadeUpStories made, int stories)
    {
        while (made.Stored < stories)
        {
            await store.Records.WriteAsync(made.Prints(Math.Min(Batch, stories - made.Stored)), CancellationToken.None);
        }
    }

    private static async Task<string> MeasureAsync(WindowFile file, MadeUpStories made)
    {
        var store = file.Store;
        var matcher = new StoryMatcher(Options.Create(new DeduplicationOptions()));
        var rehearsal = new Placement(matcher.Decide, (_, _, verdict) => new StoryChange(verdict, null, null, null), TimeSpan.FromHours(72));
        var placement = new Placement(matcher.Decide, StoryChanges.Apply, TimeSpan.FromHours(72));
        var times = new List<double>(LookUps);
        foreach (var draft in made.Peek(LookUps))
        {
            var start = Stopwatch.GetTimestamp();
            await store.Stories.PlaceAsync(draft, rehearsal, null, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        var drafts = made.Next(Placements);
        var placed = Stopwatch.StartNew();
        foreach (var draft in drafts)
        {
            await store.Stories.PlaceAsync(draft, placement, null, CancellationToken.None);
        }

        placed.Stop();
        var imported = await ImportBench.RunAsync(file, made);
        var bytes = await file.BytesAsync();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{times[times.Count / 2]:F2} | {times[(int)(times.Count * .99)]:F2} | {Placements / placed.Elapsed.TotalSeconds:F0} | {imported} | {bytes / 1_000_000} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} |");
    }
}
