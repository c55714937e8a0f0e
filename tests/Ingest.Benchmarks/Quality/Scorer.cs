using System.Diagnostics;
using System.Text.Json;

namespace Ingest.Benchmarks.Quality;

/// <summary>Runs a scorer of the benchmark data.</summary>
internal static class Scorer
{
    /// <summary>The figures that it prints. Throws <see cref="InvalidOperationException"/> with its output when it fails.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> RunAsync(string data, string scorer, string set, string predictions)
    {
        using var json = JsonDocument.Parse(await RunAsync(data, scorer, ["--set", set, "--pred", predictions, "--json"]));
        return json.RootElement.EnumerateObject().Where(figure => figure.Value.ValueKind == JsonValueKind.Number).ToDictionary(figure => figure.Name, figure => figure.Value.GetDouble());
    }

    /// <summary>What the scorer of clusters prints about documents and the stories that they are in.</summary>
    public static async Task<string> ClustersAsync(string data, string truth, IReadOnlyDictionary<string, string> clusters)
    {
        var predictions = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(predictions, clusters.Select(pair => JsonSerializer.Serialize(new { id = pair.Key, cluster = pair.Value })));
            return await RunAsync(data, "dedup", [truth, predictions]);
        }
        finally
        {
            File.Delete(predictions);
        }
    }

    private static async Task<string> RunAsync(string data, string scorer, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(data, "score", scorer + ".py"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start");
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{scorer}.py {string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
    }
}
