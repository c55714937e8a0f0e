using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>The <c>Sitemap:</c> lines of the robots.txt of a site, as written; none when the file cannot be had or the source does not ask for it.</summary>
public delegate Task<IReadOnlyList<string>> SitemapLines(Uri site, SourceDefinition source, CancellationToken cancellationToken);
