namespace Ingest.Core.Fetch;

/// <summary>The rules under one list of names. The names share it, so that a file takes the memory of its lines and not of their product.</summary>
internal sealed class RobotsSection
{
    private readonly List<RobotsRule> _rules = [];

    public TimeSpan? CrawlDelay { get; set; }

    public void Add(RobotsRule rule) => _rules.Add(rule);

    /// <summary>Puts the deciding order, once the section is complete.</summary>
    public void Sort() => _rules.Sort();

    public RobotsRule? Decisive(string path) => _rules.Find(rule => rule.Matches(path));
}
