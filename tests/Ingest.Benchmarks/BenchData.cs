namespace Ingest.Benchmarks;

/// <summary>Where the public benchmark data lies: <c>INGEST_BENCH_DATA</c>, else <c>shared/bench</c> beside the checkout.</summary>
internal static class BenchData
{
    /// <summary>Null when there is none.</summary>
    public static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("INGEST_BENCH_DATA") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "shared", "bench");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
