namespace Ingest.Core.Fetch;

/// <summary>Whose turn a request to a URL waits for, and until when.</summary>
/// <param name="Key">The host, <c>*.domain</c> or <c>group:name</c>.</param>
/// <param name="Reason">Why it is that.</param>
/// <param name="Delay">Least time between two requests under the key; the host's Crawl-delay may make it longer.</param>
/// <param name="NextAllowedAt">When the next request may be sent, as far as any worker made known; null for at once.</param>
public sealed record ThrottleAnswer(string Key, string Reason, TimeSpan Delay, DateTimeOffset? NextAllowedAt);
