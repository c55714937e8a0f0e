namespace Ingest.Core.Fetch;

/// <summary>What holds for one product token: every section of the file that names it, as if they were one (RFC 9309 §2.2.1).</summary>
internal sealed class RobotsGroup
{
    private readonly List<RobotsSection> _sections = [];

    public TimeSpan? CrawlDelay => _sections.Select(section => section.CrawlDelay).FirstOrDefault(delay => delay is not null);

    public void Add(RobotsSection section)
    {
        // A name written twice in one section is one name.
        if (_sections.Count == 0 || _sections[^1] != section)
        {
            _sections.Add(section);
        }
    }

    /// <summary>The rule that decides for a normalized path; null when none matches.</summary>
    public RobotsRule? Decisive(string path)
    {
        RobotsRule? best = null;
        foreach (var section in _sections)
        {
            if (section.Decisive(path) is { } rule && (best is null || rule.CompareTo(best) < 0))
            {
                best = rule;
            }
        }

        return best;
    }
}
