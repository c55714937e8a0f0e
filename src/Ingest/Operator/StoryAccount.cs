using Ingest.Core.Model;

namespace Ingest.Operator;

/// <summary>A story with its earlier states, oldest first.</summary>
/// <param name="Story">The story.</param>
/// <param name="Revisions">Its earlier states.</param>
/// <param name="Kept">Addresses of its appearances whose raw page is kept, so that it can be told how they were read.</param>
public sealed record StoryAccount(Story Story, IReadOnlyList<Revision> Revisions, IReadOnlySet<string> Kept)
{
    /// <summary>What people decided about its addresses, oldest first.</summary>
    public IReadOnlyList<Correction> Decisions { get; init; } = [];
}
