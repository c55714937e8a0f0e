namespace Ingest.Core.Schedule;

/// <summary>The usual time between two publications, from the dates that a document states. Pure.</summary>
public static class PublicationGap
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);
    private static readonly TimeSpan OfOld = TimeSpan.FromDays(2);

    /// <summary>Of the week before; the time since the last publication counts as a gap, so that a silent source is asked less and less. Null without dates.</summary>
    public static TimeSpan? Of(IReadOnlyList<DateTimeOffset> published, DateTimeOffset now)
    {
        var recent = published.Where(at => at <= now && now - at < Recent).Order().ToList();
        if (recent.Count == 0)
        {
            return published.Count > 0 ? OfOld : null;
        }

        if (recent.Count < 3)
        {
            return (now - recent[0]) / recent.Count;
        }

        var (mean, silence) = ((recent[^1] - recent[0]) / (recent.Count - 1), (now - recent[^1]) / 4);
        return mean > silence ? mean : silence;
    }
}
