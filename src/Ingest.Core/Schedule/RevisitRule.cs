namespace Ingest.Core.Schedule;

/// <summary>When the page of a stored story is looked at again: ever later, and only while the story is young.</summary>
public static class RevisitRule
{
    /// <summary>After a page is known to be gone it is asked for so often still: what comes back mostly does so soon.</summary>
    private static readonly TimeSpan[] AfterRemoval = [TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30)];

    /// <summary>Null when the page is left alone from now on.</summary>
    /// <param name="waits">How long after each visit the next one is due.</param>
    /// <param name="visits">Visits before this one.</param>
    /// <param name="published">When the story appeared; null when nobody says.</param>
    /// <param name="young">Stories that appeared longer ago are not looked at again.</param>
    /// <param name="now">The time of this visit.</param>
    public static DateTimeOffset? Next(IReadOnlyList<TimeSpan> waits, int visits, DateTimeOffset? published, TimeSpan young, DateTimeOffset now) =>
        visits >= waits.Count || now - published > young ? null : now + waits[visits];

    /// <summary>The next look at a page that was missed; null when it is given up.</summary>
    /// <param name="misses">Looks in a row that missed it, this one included.</param>
    /// <param name="confirmAfter">When a first miss is looked into.</param>
    /// <param name="now">The time of this look.</param>
    public static DateTimeOffset? NextOfMissing(int misses, TimeSpan confirmAfter, DateTimeOffset now) =>
        misses <= 1 ? now + confirmAfter
        : misses - 2 < AfterRemoval.Length ? now + AfterRemoval[misses - 2]
        : null;
}
