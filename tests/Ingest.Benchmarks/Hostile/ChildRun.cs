using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Ingest.Benchmarks.Hostile;

/// <summary>What <c>ingest run --once</c> as a process of its own said, how long it took and how much memory it had at most.</summary>
/// <param name="Answered">Counts of the source by reason; null when the process was ended at its deadline or said nothing.</param>
/// <param name="NeighborStored">True when the decent source beside it was read.</param>
internal sealed record ChildRun(IReadOnlySet<string>? Answered, bool NeighborStored, TimeSpan Took, int PeakMegabytes, string Error)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    public static async Task<ChildRun> StartAsync(string folder, string connectTo, TimeSpan deadline)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var arg in (string[])
                 [Path.Combine(AppContext.BaseDirectory, "ingest.dll"), "run", "--once", "--json", "--sources", Path.Combine(folder, "sources"), "--store", Path.Combine(folder, "ingest.db"), "--connect-to", connectTo])
        {
            start.ArgumentList.Add(arg);
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var exit = process.WaitForExitAsync();
        var peak = 0;
        while (await Task.WhenAny(exit, Task.Delay(Look, TimeProvider.System)) != exit)
        {
            peak = Math.Max(peak, Peak(process.Id));
            if (clock.Elapsed > deadline)
            {
                process.Kill();
                await exit;
                return new ChildRun(null, false, clock.Elapsed, peak, "ended at its deadline");
            }
        }

        var took = clock.Elapsed;
        return Read(await output) is { } runs
            ? new ChildRun(Counts(runs["hostile"]), runs["herald"].GetProperty("stored").GetInt32() == 1, took, peak, await error)
            : new ChildRun(null, false, took, peak, await error);
    }

    /// <summary>VmHWM, the most physical memory that the process ever had.</summary>
    private static int Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static Dictionary<string, JsonElement>? Read(string output)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            return json.RootElement.GetProperty("runs").EnumerateArray().ToDictionary(run => run.GetProperty("source").GetString()!, run => run.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static HashSet<string> Counts(JsonElement run)
    {
        var counts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in (string[])["rejected", "failed"])
        {
            counts.UnionWith(run.GetProperty(name).EnumerateObject().Select(reason => reason.Name));
        }

        if (run.GetProperty("stored").GetInt32() > 0)
        {
            counts.Add("stored");
        }

        if (run.GetProperty("documents").GetInt32() > 0)
        {
            counts.Add(string.Create(CultureInfo.InvariantCulture, $"links:{run.GetProperty("links").GetInt32()}"));
        }

        return counts;
    }
}
