namespace Ingest.Core.Fetch;

/// <summary>The rules for one product token; groups that name it again add to it.</summary>
internal sealed class RobotsGroup
{
    /// <summary>In file order until <see cref="Sort"/>.</summary>
    public List<RobotsRule> Rules { get; } = [];

    public TimeSpan? CrawlDelay { get; set; }

    /// <summary>Puts the deciding order: longest first and, at equal length, allow before disallow.</summary>
    public void Sort()
    {
        var sorted = Rules.OrderByDescending(rule => rule.Length).ThenByDescending(rule => rule.Allow).ThenBy(rule => rule.Line).ToList();
        Rules.Clear();
        Rules.AddRange(sorted);
    }
}
