using System.Globalization;

namespace Ingest.Core.Pipeline;

/// <summary>This process among those that share a store.</summary>
/// <param name="Name">Its name as a holder of leases; a restarted process is another worker.</param>
public sealed record Worker(string Name)
{
    /// <summary>Tells an operator where to look for it.</summary>
    public static Worker OfThisProcess() =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid().ToString("N")[..8]}"));
}
