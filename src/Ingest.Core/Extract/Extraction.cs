using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>The article of a page, or why there is none.</summary>
public abstract record Extraction
{
    private Extraction()
    {
    }

    public sealed record Found(Article Article) : Extraction;

    public sealed record Rejected(RejectionReason Reason, string Detail) : Extraction;
}
