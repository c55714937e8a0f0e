namespace Ingest.Demo;

/// <summary>A bad spell of a server, as scheduled time: 500 from the opening on, then 429 with Retry-After, then all is well.</summary>
internal sealed record Trouble(TimeSpan DownUntil, TimeSpan BusyUntil);
