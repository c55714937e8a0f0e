using Ingest.Core.Model;

namespace Ingest.Cli;

/// <summary>A page that was read, or why it could not be.</summary>
internal sealed record PageRead(PageTask Task, Page? Page, string? Problem)
{
    /// <summary>The address guard forbids it.</summary>
    public bool IsForbidden { get; init; }
}
