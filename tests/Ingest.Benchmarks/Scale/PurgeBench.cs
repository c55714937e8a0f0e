using System.Diagnostics;
using System.Globalization;
using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.Benchmarks.Scale;

/// <summary>How long a writer waits while the window is purged, and how fast that goes.</summary>
internal static class PurgeBench
{
    private const int Placements = 600;

    public static async Task<string> RunAsync(IIngestStore store, MadeUpStories made)
    {
        var placement = new Placement(new StoryMatcher(Options.Create(new DeduplicationOptions())).Decide, StoryChanges.Apply, TimeSpan.FromHours(72));
        var drafts = made.Next(Placements);
        var alone = await PlaceAsync(store, drafts[..(Placements / 2)], placement);
        var before = await store.Records.CountAsync(RecordKind.Fingerprints, MadeUpStories.Now, CancellationToken.None);

        using var enough = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        var purging = Task.Run(() => store.PurgeAsync(Retention.Default, MadeUpStories.Now.AddDays(8), enough.Token));
        var beside = await PlaceAsync(store, drafts[(Placements / 2)..], placement);
        await enough.CancelAsync();
        try
        {
            await purging;
        }
        catch (OperationCanceledException)
        {
            // There was more to purge than the placements took time.
        }

        var purged = before + beside.Count - await store.Records.CountAsync(RecordKind.Fingerprints, MadeUpStories.Now, CancellationToken.None);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"placing alone {Words(alone)}; while purging {Words(beside)}, {purged} fingerprints purged meanwhile, {purged / watch.Elapsed.TotalSeconds:F0}/s");
    }

    private static async Task<List<double>> PlaceAsync(IIngestStore store, List<StoryDraft> drafts, Placement placement)
    {
        var times = new List<double>();
        foreach (var draft in drafts)
        {
            var start = Stopwatch.GetTimestamp();
            await store.Stories.PlaceAsync(draft, placement, null, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    private static string Words(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {times[times.Count / 2]:F1} ms, p99 {times[(int)(times.Count * .99)]:F1} ms, most {times[^1]:F1} ms");
}
