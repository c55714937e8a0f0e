namespace Ingest.Core.Model;

/// <summary>A feed, sitemap or listing that answered 410.</summary>
/// <param name="FirstSeen">When it did so first.</param>
/// <param name="LastSeen">When it did so at the latest look.</param>
public sealed record Gone(DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
