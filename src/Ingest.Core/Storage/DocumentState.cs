using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What is remembered about one feed, sitemap or listing.</summary>
public sealed record DocumentState(Validators Validators, DateTimeOffset FetchedAt)
{
    /// <summary>Least interval that the document asked for when it last had a body; a 304 does not repeat it.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Hours of the day, GMT, at which the document said that nothing is new.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>The WebSub hub that tells of changes of the document; null when it names none.</summary>
    public Uri? Hub { get; init; }

    /// <summary>The address under which the hub knows the document; null where <see cref="Hub"/> is.</summary>
    public Uri? Topic { get; init; }
}
