using Ingest.Core.Model;

namespace Ingest.Operator.Api;

/// <summary>Answer of <c>/api/v1/sources/ID</c>.</summary>
public sealed record ApiSource(
    ApiSourceState Source, IReadOnlyList<ApiRun> Runs, IReadOnlyList<ApiRejectedPage> Rejected, IReadOnlyList<ApiSource.FailedPage> Failed, IReadOnlyList<ApiSource.RepeatedText> Boilerplate,
    IReadOnlyList<ApiSource.OwnRule> Rules, string? Revision, IReadOnlyList<ApiSource.OwnKey> Keys)
{
    public static ApiSource Of(SourceAccount account) => new(
        ApiSourceState.Of(account.Status.Sources[0]),
        [.. account.Status.Runs.Select(ApiRun.Of)],
        [.. account.Status.Quarantine.Select(entry => ApiRejectedPage.Of(entry, account.Kept))],
        [.. account.Status.Failed.Select(link => new FailedPage(link.Link.Url.AbsoluteUri, link.Reason, link.Detail, link.NextTry))],
        [.. account.Status.Sources[0].State.Repeated.Where(block => block.Since is not null).Select(block => new RepeatedText(block.Since!.Value, block.Stories, block.Text ?? block.Hash))],
        [.. account.Status.Sources[0].State.OwnRules.Select(OwnRule.Of)],
        account.Revision,
        [.. account.Keys.Select(key => new OwnKey(key.Path, key.Value, key.File, key.Line))]);

    /// <summary>A rule of its own, and how it has done.</summary>
    public sealed record OwnRule(string Key, string Selector, int Pages, int Matched, DateTimeOffset? LastMatch, string? Value, RuleTroubleKind? Trouble)
    {
        public static OwnRule Of(RuleRecord rule) => new(rule.Key, rule.Css, rule.Pages, rule.Matched, rule.LastMatch, rule.Sample?.Text, rule.Trouble?.Kind);
    }

    /// <summary>A key by which it runs.</summary>
    public sealed record OwnKey(string Path, string Value, string File, int Line);

    /// <summary>A link whose last try failed.</summary>
    public sealed record FailedPage(string Url, string? Reason, string? Detail, DateTimeOffset? NextTry);

    /// <summary>A text that is left out of the source's stories.</summary>
    public sealed record RepeatedText(DateTimeOffset Since, int Stories, string Text);
}
