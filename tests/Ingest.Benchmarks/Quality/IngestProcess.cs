using System.Diagnostics;

namespace Ingest.Benchmarks.Quality;

/// <summary>One verb of the program as a process of its own.</summary>
internal static class IngestProcess
{
    /// <summary>What it printed. Throws <see cref="InvalidOperationException"/> with its messages when it fails.</summary>
    public static async Task<string> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ingest.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"ingest {string.Join(' ', words)} ended with {process.ExitCode}: {await error}");
    }
}
