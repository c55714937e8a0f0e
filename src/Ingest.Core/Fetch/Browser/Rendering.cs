using Ingest.Core.Model;

namespace Ingest.Core.Fetch.Browser;

/// <summary>A page as the browser shows it, or why there is none.</summary>
internal readonly record struct Rendering(Page? Page, FetchResult.Failed? Failure);
