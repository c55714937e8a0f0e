using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>What a fetched page brings into normalization.</summary>
public static class NormalizeContexts
{
    public static NormalizeContext Of(SourceDefinition source, Link? link, Page page, DateTimeOffset seenAt) =>
        new(source, seenAt) { Link = link, RequestUrl = page.RequestUrl, FinalUrl = page.Url };
}
