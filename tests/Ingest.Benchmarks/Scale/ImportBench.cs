using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ingest.Benchmarks.Quality;

namespace Ingest.Benchmarks.Scale;

/// <summary><c>ingest import</c> of a file, as a process of its own, into a store that holds the window: 14 of 20 documents are new, 3 are copies in another house, 3 are revisions.</summary>
internal static class ImportBench
{
    public const int Documents = 4_000;

    private const int Turn = 20;
    private const int New = 14;
    private const int Copies = 17;

    /// <summary>Cells of the table: documents a second, starting the program included, and the most memory it had.</summary>
    public static async Task<string> RunAsync(WindowFile window, MadeUpStories made)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, Lines(made));
            await window.CloseAsync();
            var watch = Stopwatch.StartNew();
            var (_, peak) = await IngestProcess.MeasureAsync("import", file, "--store", window.Path);
            watch.Stop();
            await window.OpenAsync();
            return string.Create(CultureInfo.InvariantCulture, $"{Documents / watch.Elapsed.TotalSeconds:F0} | {peak / 1_000_000}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Copies and revisions are of the new ones at the start of the turn before them.</summary>
    private static IEnumerable<string> Lines(MadeUpStories made)
    {
        var told = new List<(string Title, string Body)>();
        for (var number = 0; number < Documents; number++)
        {
            var place = number % Turn;
            if (place == 0)
            {
                told.Clear();
            }

            if (place < New)
            {
                told.Add(made.NextText());
            }

            var of = place < New ? place : place - New;
            var house = place is >= New and < Copies ? "copyist" : "benchmark";
            var (title, body) = told[of];
            yield return JsonSerializer.Serialize(new
            {
                id = $"{house}-{made.Stored}-{place}",
                source = house,
                url = $"https://{house}.example/import/{made.Stored - told.Count + of}",
                title,
                body = place < Copies ? body : body + " Officials later corrected the number of barges that had been counted at the northern quay on the second day",
                published = MadeUpStories.Now,
            });
        }
    }
}
