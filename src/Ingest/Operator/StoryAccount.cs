using Ingest.Core.Model;

namespace Ingest.Operator;

/// <summary>A story with its earlier states, oldest first.</summary>
public sealed record StoryAccount(Story Story, IReadOnlyList<Revision> Revisions);
