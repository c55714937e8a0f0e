using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>What is known of a URL or story.</summary>
public sealed record Explanation(string? CanonicalUrl, string? Key, LinkRecord? Link, Story? Story, IReadOnlyList<Revision> Revisions);
