using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>A block that was looked at when the body was read.</summary>
/// <param name="Block">Kind and text.</param>
/// <param name="Dropped">Why it is not in the body: <c>named "share-bar"</c>; null when it is.</param>
public sealed record BlockFate(Block Block, string? Dropped);
