namespace Ingest.Core.Model;

/// <summary>A permanent redirect (301, 308) of a feed, sitemap or listing that was seen at one look or at several in a row.</summary>
/// <param name="To">Where it leads.</param>
/// <param name="Seen">Looks in a row that led there and found the same document.</param>
/// <param name="FirstSeen">The first of them.</param>
/// <param name="LastSeen">The latest of them.</param>
public sealed record Move(Uri To, int Seen, DateTimeOffset FirstSeen, DateTimeOffset LastSeen)
{
    /// <summary>Since when <see cref="To"/> is asked in place of the address of the source file; null while it only may become so.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>A further move, away from <see cref="To"/>; null when there is none.</summary>
    public Move? Next { get; init; }
}
