namespace Ingest.Core.Reporting;

/// <summary>How logs, reports and messages name a document: without its query, which may carry the key of a subscription.</summary>
public static class DocumentName
{
    public static string Of(Uri url) => url.Query.Length > 0 ? url.GetLeftPart(UriPartial.Path) + "?…" : url.GetLeftPart(UriPartial.Path);
}
