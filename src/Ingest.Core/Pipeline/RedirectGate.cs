using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>The source's include and exclude hold for where a page really stands, too.</summary>
internal static class RedirectGate
{
    /// <summary>Null for a page that may be read.</summary>
    public static Extraction.Rejected? Check(Page page, SourceDefinition source) => source.Filter.Allows(page.Url)
        ? null
        : new Extraction.Rejected(RejectionReason.Excluded, $"redirected to {page.Url.GetLeftPart(UriPartial.Path)}, which the source excludes");
}
