using Ingest.Core.Model;
using Ingest.Demo.Copy;

namespace Ingest.Demo.Truth;

/// <summary>Tells what is true of a printed story at a moment.</summary>
internal static class TruthTeller
{
    /// <returns>Null while the page is not there or its house does not answer.</returns>
    public static ExpectedPage? Tell(PrintedStory story, NewsroomClock clock, DateTimeOffset now)
    {
        var reachable = ReachableFrom(story, clock);
        if (now < reachable || story.VersionAt(now) is not { } version)
        {
            return null;
        }

        var (expectation, reason, failure) = Judge(story.Copy.Trap);
        var isStory = expectation == Expectation.Stored;
        return new ExpectedPage
        {
            Source = new SourceId(story.House.Id),
            Url = story.Url,
            Offered = story.Offered,
            Expectation = expectation,
            Reason = reason,
            Failure = failure,
            Cluster = isStory ? story.Cluster : null,
            Family = story.Copy.Family,
            Title = version.Title,
            Body = isStory ? version.Paragraphs : [],
            Authors = story.Copy.Authors,
            Language = story.House.Language,
            Published = TimeZoneInfo.ConvertTime(story.Published, story.House.Zone),
            ReachableFrom = reachable,
            Edits = Edits(story, now),
        };
    }

    private static DateTimeOffset ReachableFrom(PrintedStory story, NewsroomClock clock)
    {
        var sound = story.House.Trouble is { } trouble ? clock.At(trouble.BusyUntil) : story.AppearsAt;
        return sound > story.AppearsAt ? sound : story.AppearsAt;
    }

    private static List<ExpectedEdit> Edits(PrintedStory story, DateTimeOffset now) =>
    [
        .. story.Versions.Zip(story.Versions.Skip(1))
            .Where(pair => pair.Second.At <= now)
            .Select(pair => new ExpectedEdit(pair.Second.At, pair.Second.Kind, pair.First.Title)),
    ];

    private static (Expectation Expectation, RejectionReason? Reason, FailureKind? Failure) Judge(Trap? trap) => trap switch
    {
        null => (Expectation.Stored, null, null),
        Trap.NotFound => (Expectation.Failed, null, FailureKind.NotFound),
        Trap.Gone => (Expectation.Failed, null, FailureKind.Gone),
        Trap.Empty => (Expectation.Rejected, RejectionReason.EmptyPage, null),
        Trap.Home => (Expectation.Rejected, RejectionReason.NotAnArticle, null),
        Trap.MovedHome => (Expectation.Rejected, RejectionReason.SoftNotFound, null),
        Trap.ConsentWall => (Expectation.Rejected, RejectionReason.ConsentWall, null),
        Trap.TooShort => (Expectation.Rejected, RejectionReason.TooShort, null),
        Trap.Disallowed => (Expectation.Rejected, RejectionReason.Robots, null),
        Trap.Pdf => (Expectation.Rejected, RejectionReason.NotHtml, null),
        Trap.Excluded => (Expectation.Skipped, null, null),
        _ => throw new ArgumentOutOfRangeException(nameof(trap), trap, "An unknown trap."),
    };
}
