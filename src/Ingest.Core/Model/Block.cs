namespace Ingest.Core.Model;

/// <summary>One block of body text: plain, white space folded, never empty.</summary>
public sealed record Block(BlockKind Kind, string Text);
