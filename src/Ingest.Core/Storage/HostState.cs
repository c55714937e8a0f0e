namespace Ingest.Core.Storage;

/// <summary>What is remembered about a host: when it may be asked again.</summary>
public sealed record HostState(string Host, DateTimeOffset NextAllowedAt);
