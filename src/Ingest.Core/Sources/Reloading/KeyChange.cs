namespace Ingest.Core.Sources.Reloading;

/// <summary>One key that differs; values as written, secrets masked.</summary>
/// <param name="Key">Such as <c>schedule.every</c>.</param>
/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is not there any more.</param>
public sealed record KeyChange(string Key, string? Before, string? After);
