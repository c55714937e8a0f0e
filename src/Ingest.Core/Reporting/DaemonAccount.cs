namespace Ingest.Core.Reporting;

/// <summary>A running daemon.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="StartedAt">Since when it runs.</param>
/// <param name="Worker">Its name among those that share a store, as leases have it.</param>
/// <param name="Store">Its store in words.</param>
public sealed record DaemonAccount(string Version, DateTimeOffset StartedAt, string Worker, string Store);
