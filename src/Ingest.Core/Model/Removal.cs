namespace Ingest.Core.Model;

/// <summary>The publisher took a page down, as two looks have shown.</summary>
/// <param name="At">When it was first missed.</param>
/// <param name="Reason"><c>not_found</c>, <c>gone</c>, <c>soft_not_found</c> or <c>not_an_article</c>, as outcomes are called.</param>
/// <param name="Detail">What was seen.</param>
public sealed record Removal(DateTimeOffset At, string Reason, string? Detail = null);
