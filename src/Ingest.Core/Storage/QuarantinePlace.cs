namespace Ingest.Core.Storage;

/// <summary>Where a page of the list of rejected pages ends: entries are listed by time, those of one time by key.</summary>
public sealed record QuarantinePlace(DateTimeOffset At, string Key);
