using System.Diagnostics;
using System.Globalization;
using Ingest.Backends;
using Ingest.Core.Common.Dates;
using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ingest.Benchmarks.Scale;

/// <summary>
/// <c>-- dedup [--stories N]</c>: a SQLite store grows by made-up stories; at 10,000, 100,000 and so on up to N new texts are looked up, placed and imported, one
/// thread, and what the index takes on disk is measured; at last fingerprints are purged while others are placed.
/// </summary>
internal static class ScaleCommand
{
    private const int LookUps = 2_000;
    private const int Placements = 1_000;
    private const int Batch = 200;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not [] and not ["--stories", _] || !int.TryParse(arguments.Count == 0 ? "100000" : arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var stories))
        {
            await output.WriteLineAsync("usage: dedup [--stories N]");
            return 2;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"fingerprints: {Rate(MadeUpPage.Text(1, 145)):F0}/s of 145 Latin tokens, {Rate(MadeUpPage.Text(2, 513, arabic: true)):F0}/s of 513 Arabic tokens, one thread, by processor time"));
        await output.WriteLineAsync("| stories | look-up p50 ms | p99 ms | placed/s | imported/s | index bytes a story | store MB | peak MB |\n|---|---|---|---|---|---|---|---|");
        var (path, indexPath) = (NewPath(), NewPath());
        await using var index = new IndexFile(indexPath);
        var store = await StoreFactory.OpenAsync(path, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        try
        {
            await store.MigrateAsync(CancellationToken.None);
            var made = new MadeUpStories();
            for (var checkpoint = Math.Min(10_000, stories); ; checkpoint = Math.Min(stories, checkpoint * 10))
            {
                await FillAsync(store, index, made, checkpoint);
                await output.WriteLineAsync(await MeasureAsync(store, index, made, path, checkpoint));
                if (checkpoint == stories)
                {
                    await output.WriteLineAsync(await PurgeBench.RunAsync(store, made));
                    return 0;
                }
            }
        }
        finally
        {
            await store.DisposeAsync();
            await index.DisposeAsync();
            Remove(path);
            Remove(indexPath);
        }
    }

    /// <summary>Fingerprints a second once the code is compiled.</summary>
    private static double Rate(string text)
    {
        Run(text, TimeSpan.FromSeconds(1));
        return Run(text, TimeSpan.FromSeconds(3));
    }

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

    /// <summary>Filled as copies are: what a story takes on disk and in the index is the same as if it had been placed.</summary>
    private static async Task FillAsync(IIngestStore store, IndexFile index, MadeUpStories made, int stories)
    {
        while (made.Stored < stories)
        {
            var drafts = made.Next(Math.Min(Batch, stories - made.Stored));
            await store.Records.WriteAsync([.. drafts.Select(draft => new StoreRecord.OfStory(draft.Story))], CancellationToken.None);
            List<StoreRecord> fingerprints = [.. drafts.Select(Fingerprint)];
            await store.Records.WriteAsync(fingerprints, CancellationToken.None);
            await index.AddAsync(fingerprints);
        }
    }

    private static async Task<string> MeasureAsync(IIngestStore store, IndexFile index, MadeUpStories made, string path, int stories)
    {
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
        var placed = Stopwatch.StartNew();
        foreach (var draft in made.Next(Placements))
        {
            await store.Stories.PlaceAsync(draft, placement, null, CancellationToken.None);
        }

        placed.Stop();
        var normalizer = new StoryNormalizer();
        var imported = Stopwatch.StartNew();
        foreach (var text in made.Texts(Placements))
        {
            await store.Stories.PlaceAsync(normalizer.Normalize(text, MadeUpStories.Now), placement, null, CancellationToken.None);
        }

        imported.Stop();
        var bytes = await index.BytesAsync();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {stories} | {times[times.Count / 2]:F2} | {times[(int)(times.Count * .99)]:F2} | {Placements / placed.Elapsed.TotalSeconds:F0} | {Placements / imported.Elapsed.TotalSeconds:F0} | {bytes:F0} | {new FileInfo(path).Length / 1e6:F0} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} |");
    }

    private static StoreRecord.OfFingerprint Fingerprint(StoryDraft draft) =>
        new(draft.Story.Id, draft.Story.Source, draft.Story.Title, draft.At, MadeUpStories.Now, draft.Fingerprint);

    private static string NewPath() => Path.Combine(Path.GetTempPath(), $"ingest-scale-{Guid.NewGuid():N}.db");

    private static void Remove(string path)
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            File.Delete(file);
        }
    }
}
