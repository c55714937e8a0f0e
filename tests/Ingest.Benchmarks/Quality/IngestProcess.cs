using System.Diagnostics;

namespace Ingest.Benchmarks.Quality;

/// <summary>One verb of the program as a process of its own.</summary>
internal static class IngestProcess
{
    /// <summary>What it printed. Throws <see cref="InvalidOperationException"/> with its messages when it fails.</summary>
    public static async Task<string> RunAsync(params string[] words) => (await MeasureAsync(words)).Output;

    /// <summary>The same, with the most memory that was seen in use, in bytes.</summary>
    public static async Task<(string Output, long PeakBytes)> MeasureAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ingest.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var error = process.StandardError.ReadToEndAsync();
        var peak = PeakAsync(process);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (output, await peak) : throw new InvalidOperationException($"ingest {string.Join(' ', words)} ended with {process.ExitCode}: {await error}");
    }

    /// <summary>The system forgets it with the process, so that it is looked at while that runs.</summary>
    private static async Task<long> PeakAsync(Process process)
    {
        for (var peak = 0L; ; await Task.Delay(100))
        {
            process.Refresh();
            if (process.HasExited)
            {
                return peak;
            }

            peak = Math.Max(peak, process.PeakWorkingSet64);
        }
    }
}
