namespace Ingest.Core.Model;

/// <summary>What a rule matched on a page.</summary>
/// <param name="Html">The element as it stood there, cut short.</param>
/// <param name="Text">The value that it gave, cut short.</param>
/// <param name="Path">The elements around it, outermost first: <c>main#top > article.story > p.info</c>.</param>
/// <param name="Url">The page.</param>
/// <param name="At">When the page was fetched.</param>
public sealed record RuleSample(string Html, string Text, string Path, string Url, DateTimeOffset At)
{
    /// <summary>Selector of the rule that matched it, where the rule was edited since; null where it is the rule's own.</summary>
    public string? Former { get; init; }
}
