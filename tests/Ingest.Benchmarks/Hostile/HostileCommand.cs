using System.Globalization;

namespace Ingest.Benchmarks.Hostile;

/// <summary><c>-- hostile [WORD…]</c>: every hostile case whose name holds a word against the real program, with its memory and time.</summary>
internal static class HostileCommand
{
    private const int MostMegabytes = 300;

    public static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output)
    {
        var harmed = 0;
        await output.WriteLineAsync("| case | answered as | seconds | peak MB |\n|---|---|---|---|");
        foreach (var make in HostileCases.All)
        {
            var hostile = make();
            if (words.Count > 0 && !words.Any(word => hostile.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var folder = Directory.CreateTempSubdirectory("ingest-hostile-").FullName;
            try
            {
                var run = await RunAsync(hostile, folder);
                var wrong = Wrong(hostile, run);
                harmed += wrong.Count > 0 ? 1 : 0;
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {hostile.Name} | {string.Join(", ", run.Answered ?? (IEnumerable<string>)["nothing"])} | {run.Took.TotalSeconds:F1} | {run.PeakMegabytes}{(wrong.Count > 0 ? " **" + string.Join("; ", wrong) + "**" : "")} |"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        await output.WriteLineAsync(harmed == 0 ? "every case within its bounds" : string.Create(CultureInfo.InvariantCulture, $"{harmed} cases out of bounds"));
        return harmed == 0 ? 0 : 1;
    }

    private static async Task<ChildRun> RunAsync(HostileCase hostile, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "sources"));
        foreach (var (id, discover) in new[] { ("hostile", hostile.Discover), ("herald", "feed: http://herald.example/rss") })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "sources", id + ".yaml"), $"id: {id}\ndiscover:\n  - {discover}\npoliteness: {{ delay: 0s }}\n");
        }

        var routes = new Dictionary<string, Answer>(hostile.Routes)
        {
            ["herald.example/rss"] = Answers.Feed("http://herald.example/story"),
            ["herald.example/story"] = Answers.Story("The ferry to Quilport runs again", seed: 100),
        };
        await using var site = new HostileSite(routes);
        return await ChildRun.StartAsync(folder, site.Address, hostile.Deadline + TimeSpan.FromSeconds(30));
    }

    private static List<string> Wrong(HostileCase hostile, ChildRun run)
    {
        var wrong = new List<string>();
        if (run.Answered is not { } answered)
        {
            wrong.Add($"no report: {run.Error.Split('\n')[0]}");
        }
        else
        {
            if (!hostile.Expected.Any(answered.Contains))
            {
                wrong.Add($"expected {string.Join(" or ", hostile.Expected)}");
            }

            if (!run.NeighborStored)
            {
                wrong.Add("the source beside it was harmed");
            }
        }

        if (run.Took > hostile.Deadline)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"deadline {hostile.Deadline.TotalSeconds} s"));
        }

        if (run.PeakMegabytes > MostMegabytes)
        {
            wrong.Add($"more than {MostMegabytes} MB");
        }

        return wrong;
    }
}
