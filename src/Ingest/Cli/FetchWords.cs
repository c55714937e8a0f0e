using Ingest.Core.Fetch;
using Ingest.Core.Model;

namespace Ingest.Cli;

/// <summary>What came of a request, in words.</summary>
internal static class FetchWords
{
    public static string Say(FetchResult result) => result switch
    {
        FetchResult.Fetched { Page: var page } => $"{page.Status}, {page.Bytes.Length} bytes, charset {page.Charset} (from {page.CharsetFrom})",
        FetchResult.Refused refused => $"refused: {refused.Reason.Name()}: {SummaryPrinter.Plain(refused.Detail)}",
        FetchResult.Failed failed => $"failed: {failed.Kind.Name()}: {SummaryPrinter.Plain(failed.Detail)}",
        _ => "not modified",
    };
}
