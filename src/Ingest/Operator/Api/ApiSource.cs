namespace Ingest.Operator.Api;

/// <summary>Answer of <c>/api/v1/sources/ID</c>.</summary>
public sealed record ApiSource(
    ApiSourceState Source, IReadOnlyList<ApiRun> Runs, IReadOnlyList<ApiRejectedPage> Rejected, IReadOnlyList<ApiSource.FailedPage> Failed, IReadOnlyList<ApiSource.RepeatedText> Boilerplate)
{
    public static ApiSource Of(SourceAccount account) => new(
        ApiSourceState.Of(account.Status.Sources[0]),
        [.. account.Status.Runs.Select(ApiRun.Of)],
        [.. account.Status.Quarantine.Select(entry => ApiRejectedPage.Of(entry, account.Kept))],
        [.. account.Status.Failed.Select(link => new FailedPage(link.Link.Url.AbsoluteUri, link.Reason, link.Detail, link.NextTry))],
        [.. account.Status.Sources[0].State.Repeated.Where(block => block.Since is not null).Select(block => new RepeatedText(block.Since!.Value, block.Stories, block.Text ?? block.Hash))]);

    /// <summary>A link whose last try failed.</summary>
    public sealed record FailedPage(string Url, string? Reason, string? Detail, DateTimeOffset? NextTry);

    /// <summary>A text that is left out of the source's stories.</summary>
    public sealed record RepeatedText(DateTimeOffset Since, int Stories, string Text);
}
