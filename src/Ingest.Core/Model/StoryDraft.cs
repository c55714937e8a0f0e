namespace Ingest.Core.Model;

/// <summary>A normalized story about to be placed among the stored ones.</summary>
/// <param name="Story">As it would be stored if it is new, with its one original appearance.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
/// <param name="UrlKey">Key of its canonical URL.</param>
/// <param name="At">Publication, or arrival when that is unknown: the time by which the comparison window is measured.</param>
public sealed record StoryDraft(Story Story, Fingerprint Fingerprint, string UrlKey, DateTimeOffset At)
{
    /// <summary>Further URL keys that lead to the same page: as offered, as requested, as redirected.</summary>
    public IReadOnlyList<string> AliasKeys { get; init; } = [];

    /// <summary>Key of the address where the text was read, which is what people's decisions are about; null where that is <see cref="UrlKey"/>.</summary>
    public string? PageKey { get; init; }

    /// <summary>The key under which the text is known to people's decisions.</summary>
    public string OwnKey => PageKey ?? UrlKey;

    /// <summary>Fence of the lease under which this is written; null outside of runs.</summary>
    public long? Fence { get; init; }
}
