using System.Globalization;
using System.Text.Json;

namespace Ingest.Benchmarks.Quality;

/// <summary>
/// <c>-- dedup quality [SET…] [--mongo] [--shuffles N] [--misses]</c>: imports the documents of a set into an empty store, exports it and has the data's
/// own scorer (Python) judge the stories as clusters; then again for N shuffles. The store is a SQLite file or the tests' stand-in for MongoDB.
/// </summary>
internal static class DedupQualityCommand
{
    private static readonly string[] Sets = ["stress_dev", "mccormick2500", "scoop"];

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        var words = arguments.ToList();
        var (mongo, misses) = (words.Remove("--mongo"), words.Remove("--misses"));
        var shuffles = 0;
        var at = words.IndexOf("--shuffles");
        if (at >= 0 && (at + 1 == words.Count || !int.TryParse(words[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out shuffles)) || words.Exists(word => word.StartsWith("--", StringComparison.Ordinal) && word != "--shuffles"))
        {
            await output.WriteLineAsync("usage: dedup quality [SET…] [--mongo] [--shuffles N] [--misses]");
            return 2;
        }

        if (at >= 0)
        {
            words.RemoveRange(at, 2);
        }

        if (BenchData.Folder() is not { } data)
        {
            await output.WriteLineAsync("no benchmark data: INGEST_BENCH_DATA names no folder, and none of the folders above has shared/bench");
            return 1;
        }

        await output.WriteLineAsync($"{(mongo ? "stand-in for MongoDB" : "SQLite")}\n| set | order | precision | recall | F1 | fp | fn |\n|---|---|---|---|---|---|---|");
        foreach (var set in words.Count > 0 ? words : [.. Sets])
        {
            await ScoreAsync(new DedupSet(Path.Combine(data, "dedup", set)), data, mongo, shuffles, misses, output);
        }

        return 0;
    }

    private static async Task ScoreAsync(DedupSet set, string data, bool mongo, int shuffles, bool misses, TextWriter output)
    {
        var kinds = new List<string>();
        for (var seed = 0; seed <= shuffles; seed++)
        {
            var clusters = await ImportAsync(set.Documents(seed), mongo);
            using var figures = JsonDocument.Parse(await Scorer.ClustersAsync(data, set.Truth, clusters));
            var root = figures.RootElement;
            var order = seed == 0 ? "as given" : $"shuffle {seed}";
            await output.WriteLineAsync(
                $"| {set.Name} | {order} | {root.GetProperty("precision")} | {root.GetProperty("recall")} | {root.GetProperty("f1")} | {root.GetProperty("fp")} | {root.GetProperty("fn")} |");
            if (seed == 0)
            {
                kinds.AddRange(set.MergedByKind(clusters));
                kinds.AddRange(misses ? set.Errors(clusters) : []);
            }
        }

        foreach (var kind in kinds)
        {
            await output.WriteLineAsync(kind);
        }
    }

    /// <summary>Id of a document to id of the story that it is in.</summary>
    private static async Task<Dictionary<string, string>> ImportAsync(IReadOnlyList<string> lines, bool mongo)
    {
        var file = Path.GetTempFileName();
        try
        {
            await using var store = new StoreCase(mongo);
            await File.WriteAllLinesAsync(file, lines);
            await IngestProcess.RunAsync("import", file, "--store", store.Connection);
            var exported = await IngestProcess.RunAsync("export", "--store", store.Connection);
            var clusters = new Dictionary<string, string>();
            foreach (var line in exported.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using var story = JsonDocument.Parse(line);
                foreach (var appearance in story.RootElement.GetProperty("appearances").EnumerateArray())
                {
                    clusters[appearance.GetProperty("import_id").GetString()!] = story.RootElement.GetProperty("id").GetString()!;
                }
            }

            return clusters;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
