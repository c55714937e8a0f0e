namespace Ingest.Benchmarks.Hostile;

/// <summary>Every case, made when its turn comes: some are large.</summary>
internal static class HostileCases
{
    public static IEnumerable<Func<HostileCase>> All => [.. NetworkCases.All, .. DocumentCases.All, .. PageCases.All];
}
