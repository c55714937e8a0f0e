namespace Ingest.Core.Model;

/// <summary>What became of one link.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>A story was written: new, or an existing one moved on.</summary>
    public sealed record Stored(StoryId Id, Verdict Verdict) : Outcome;

    /// <summary>The page or its text is as it was.</summary>
    public sealed record Unchanged(StoryId? Of) : Outcome;

    /// <summary>The text belongs to a story that is already stored; its appearance was added.</summary>
    public sealed record Duplicate(StoryId Of, Verdict Verdict) : Outcome;

    /// <summary>The story's page was missed a second time: it is marked as taken down.</summary>
    public sealed record Removed(StoryId Of, string Reason) : Outcome;

    /// <summary>The page is not a story we store.</summary>
    public sealed record Rejected(RejectionReason Reason, string Detail) : Outcome;

    /// <summary>The page could not be had; it may be tried again.</summary>
    public sealed record Failed(FailureKind Kind, string Detail) : Outcome;
}
