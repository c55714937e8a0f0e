namespace Ingest.Demo;

/// <summary>A bad spell of a server, as scheduled time: 500 from the opening on, then 429 with Retry-After, then all is well.</summary>
internal sealed record Trouble(TimeSpan DownUntil, TimeSpan BusyUntil)
{
    /// <summary>What Retry-After asks for while the server is busy; longer than a polite client waits inside one call, shorter than it takes to lose interest.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(6);
}
