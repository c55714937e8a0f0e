using System.Diagnostics;
using System.Text.Json;

namespace Ingest.Benchmarks.Quality;

/// <summary>Runs a scorer of the benchmark data.</summary>
internal static class Scorer
{
    /// <summary>The figures that it prints. Throws <see cref="InvalidOperationException"/> with its output when it fails.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> RunAsync(string data, string scorer, string set, string predictions)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(data, "score", scorer + ".py"), "--set", set, "--pred", predictions, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start");
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{scorer}.py on {set} ended with {process.ExitCode}: {await error}");
        }

        using var json = JsonDocument.Parse(said);
        return json.RootElement.EnumerateObject().Where(figure => figure.Value.ValueKind == JsonValueKind.Number).ToDictionary(figure => figure.Name, figure => figure.Value.GetDouble());
    }
}
