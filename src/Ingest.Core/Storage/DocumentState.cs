using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What is remembered about one feed, sitemap or listing.</summary>
public sealed record DocumentState(Validators Validators, DateTimeOffset FetchedAt);
