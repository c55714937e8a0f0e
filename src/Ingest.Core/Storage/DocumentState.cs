using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What is remembered about one feed, sitemap or listing, by the URL that the source file or another document gives it.</summary>
public sealed record DocumentState(Validators Validators, DateTimeOffset FetchedAt)
{
    /// <summary>Least interval that the document asked for when it last had a body; a 304 does not repeat it.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>From when <see cref="Every"/> is counted, where the document says so.</summary>
    public DateTimeOffset? UpdateBase { get; init; }

    /// <summary>Hours of the day, GMT, at which the document said that nothing is new.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days of the week, GMT, on which the document said that nothing is new.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>How long its answers may be believed; what a 304 does not repeat holds on (RFC 9111 §3.2).</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>Offers of the last body.</summary>
    public int Links { get; init; }

    /// <summary>Hash of the offers of the last body; null for documents that the source file does not name.</summary>
    public string? Content { get; init; }

    /// <summary>When the offers last differed from those before.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Usual time between publications, as the last body showed; null when it states no dates.</summary>
    public TimeSpan? UsualGap { get; init; }

    /// <summary>When the document was last asked without validators.</summary>
    public DateTimeOffset? PlainAt { get; init; }

    /// <summary>Since when its validators are not used, because it changed under one that said it had not; null when they are.</summary>
    public DateTimeOffset? DistrustedAt { get; init; }

    /// <summary>When it last offered nothing that had been seen before; null for never.</summary>
    public DateTimeOffset? GapAt { get; init; }

    /// <summary>By what it is recognized at another address; null for documents that the source file does not name.</summary>
    public DocumentIdentity? Identity { get; init; }

    /// <summary>A permanent redirect of its address; null for none.</summary>
    public Move? Move { get; init; }

    /// <summary>Its 410; null when it did not answer so.</summary>
    public Gone? Gone { get; init; }

    /// <summary>The WebSub hub that tells of changes of the document; null when it names none.</summary>
    public Uri? Hub { get; init; }

    /// <summary>The address under which the hub knows the document; null where <see cref="Hub"/> is.</summary>
    public Uri? Topic { get; init; }
}
