using Ingest.Core.Discover;
using Ingest.Core.Fetch;

namespace Ingest.Core.Pipeline;

/// <summary>One feed, sitemap or listing as it was asked for and read.</summary>
/// <param name="Result">What came of the request.</param>
/// <param name="Discovery">What it offers; null without a body.</param>
internal sealed record DocumentReading(FetchResult Result, Discovery? Discovery)
{
    /// <summary>It was asked without the validators that are known, to see whether they tell the truth.</summary>
    public bool Plain { get; init; }

    /// <summary>It had moved, failed at its new address and was found at the old one.</summary>
    public bool CameBack { get; init; }

    /// <summary>True for a body that could be read.</summary>
    public bool IsReadable => Discovery is { Problem: null };

    /// <summary>The same without the bytes and the text: a large document is not kept for as long as its links are written.</summary>
    public DocumentReading WithoutPage() =>
        Result is FetchResult.Fetched fetched ? this with { Result = fetched with { Page = fetched.Page with { Bytes = default, Text = string.Empty } } } : this;
}
