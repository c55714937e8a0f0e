using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Normalize;

/// <summary>What is known about an article besides what its page says.</summary>
/// <param name="Source">The source that it belongs to.</param>
/// <param name="Link">The offer that led to the page; null when nobody offered it.</param>
/// <param name="Page">The response, for its addresses; null when there was none.</param>
/// <param name="SeenAt">When the page was fetched.</param>
public sealed record NormalizeContext(SourceDefinition Source, Link? Link, Page? Page, DateTimeOffset SeenAt)
{
    /// <summary>What the publisher reserves about the text; null for nothing.</summary>
    public Reservation? Rights { get; init; }

    /// <summary>Whether the text is left out for <see cref="Rights"/>.</summary>
    public bool LeavesTextOut { get; init; }

    /// <summary>The <c>id</c> of the line in an import file.</summary>
    public string? ImportId { get; init; }
}
