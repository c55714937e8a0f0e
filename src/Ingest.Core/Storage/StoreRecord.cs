using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>One record of a store, in a form that every back end can give and take; writing it twice is writing it once.</summary>
public abstract record StoreRecord
{
    private StoreRecord()
    {
    }

    public sealed record OfStory(Story Story) : StoreRecord;

    public sealed record OfRevision(Revision Revision) : StoreRecord;

    /// <param name="At">The time by which the comparison window is measured.</param>
    /// <param name="StoredAt">Its retention begins here.</param>
    public sealed record OfFingerprint(StoryId Story, SourceId Source, string Title, DateTimeOffset At, DateTimeOffset StoredAt, Fingerprint Fingerprint) : StoreRecord;

    /// <param name="Key">As <see cref="PlaceKey"/> makes it.</param>
    public sealed record OfPlace(string Key, StoryId Story) : StoreRecord;

    public sealed record OfLink(LinkRecord Link) : StoreRecord;

    public sealed record OfQuarantine(QuarantineEntry Entry) : StoreRecord;

    public sealed record OfPage(StoredPage Page) : StoreRecord;

    public sealed record OfSource(SourceState State) : StoreRecord;

    public sealed record OfSourceFile(SourceFileState State) : StoreRecord;

    public sealed record OfHost(HostState State) : StoreRecord;

    /// <param name="Id">The name of the report in its store; a report has no key of its own.</param>
    public sealed record OfRun(string Id, RunReport Report) : StoreRecord;

    public sealed record OfCorrection(Correction Correction) : StoreRecord;

    /// <summary>Fences count the leases of one store and mean nothing in another, where they would bar its own workers.</summary>
    public StoreRecord WithoutFence() => this switch
    {
        OfLink one => new OfLink(one.Link with { Fence = null }),
        OfQuarantine one => new OfQuarantine(one.Entry with { Fence = null }),
        OfPage one => new OfPage(one.Page with { Fence = null }),
        OfSource one => new OfSource(one.State with { Fence = null }),
        OfRun one => new OfRun(one.Id, one.Report with { Fence = null }),
        _ => this,
    };
}
