using Ingest.Core.Model;

namespace Ingest.Operator;

/// <summary>A story with its earlier states, oldest first.</summary>
public sealed record StoryAccount(Story Story, IReadOnlyList<Revision> Revisions)
{
    /// <summary>What people decided about its addresses, oldest first.</summary>
    public IReadOnlyList<Correction> Decisions { get; init; } = [];
}
