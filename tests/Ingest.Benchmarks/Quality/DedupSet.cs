using System.Text.Json;

namespace Ingest.Benchmarks.Quality;

/// <summary>One set of documents with the truth about which are one story.</summary>
internal sealed class DedupSet(string folder)
{
    private const int MostErrors = 40;

    public string Name => Path.GetFileName(folder);

    public string Truth => Path.Combine(folder, "clusters.jsonl");

    /// <summary>Lines of the documents, as given for seed 0, else shuffled.</summary>
    public IReadOnlyList<string> Documents(int seed)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "docs.jsonl"));
        if (seed > 0)
        {
            new Random(seed).Shuffle(lines);
        }

        return lines;
    }

    /// <summary>How many of the named pairs are in one story, by category and by language.</summary>
    public IEnumerable<string> MergedByKind(IReadOnlyDictionary<string, string> clusters)
    {
        var pairs = Pairs().ToList();
        foreach (var (kind, of) in new (string, Func<Pair, string>)[] { ("category", pair => $"{pair.Label} {pair.Category}"), ("language", pair => $"{pair.Label} {pair.Language}") })
        {
            foreach (var group in pairs.GroupBy(of).OrderBy(group => group.Key, StringComparer.Ordinal).Where(group => group.Key.Trim().Contains(' ', StringComparison.Ordinal)))
            {
                yield return $"| {Name} | {kind} {group.Key} | merged {group.Count(pair => clusters.GetValueOrDefault(pair.A) is { } story && story == clusters.GetValueOrDefault(pair.B))} of {group.Count()} | | | | |";
            }
        }
    }

    /// <summary>Pairs that are wrongly merged, and pairs of one story that were missed; one line each.</summary>
    public IEnumerable<string> Errors(IReadOnlyDictionary<string, string> clusters)
    {
        var truth = File.ReadLines(Truth).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToDictionary(line => Text(line, "id"), line => Text(line, "cluster"));
        var merged = truth.Keys.GroupBy(id => clusters.GetValueOrDefault(id, id)).SelectMany(story => Split(story, truth)).Take(MostErrors).Select(pair => $"wrongly merged: {pair}");
        var missed = truth.GroupBy(pair => pair.Value, pair => pair.Key).SelectMany(story => Split(story, clusters)).Take(MostErrors).Select(pair => $"missed: {pair}");
        return merged.Concat(missed);
    }

    /// <summary>Of each group that others take apart, one pair for each part but the first.</summary>
    private static IEnumerable<string> Split(IEnumerable<string> ids, IReadOnlyDictionary<string, string> others)
    {
        var parts = ids.GroupBy(id => others.GetValueOrDefault(id, id)).Select(part => part.First()).ToList();
        return parts.Skip(1).Select(part => $"{parts[0]} {part}");
    }

    private IEnumerable<Pair> Pairs()
    {
        var file = Path.Combine(folder, "pairs.jsonl");
        return File.Exists(file)
            ? File.ReadLines(file).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).Select(pair => new Pair(Text(pair, "a"), Text(pair, "b"), Text(pair, "label"), Text(pair, "cat"), Text(pair, "lang")))
            : [];
    }

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.ToString() : string.Empty;

    private sealed record Pair(string A, string B, string Label, string Category, string Language);
}
