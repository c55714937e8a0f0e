namespace Ingest.Core.Fetch;

/// <summary>One redirect that was followed.</summary>
public sealed record Hop(Uri From, int Status, Uri To);
