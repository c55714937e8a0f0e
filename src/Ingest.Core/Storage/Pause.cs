namespace Ingest.Core.Storage;

/// <summary>A source that is not read until its file is edited or the operator asks for it by name.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why, in words for the operator.</param>
public sealed record Pause(DateTimeOffset Since, string Reason);
