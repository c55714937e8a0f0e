namespace Ingest.Core.Model;

/// <summary>The agency and place that open a wire story; they stay in the text as well.</summary>
public sealed record Dateline(string? Agency, string? Place);
