using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Operator.Api;

/// <summary>Something that somebody should know or act on.</summary>
public sealed record ApiIssue(IssueKind Kind, IssueActor Who, string? Source, DateTimeOffset? Since, string Text, string? Advice, bool Edited, ApiIssue.FailingRule? Rule)
{
    public static ApiIssue Of(Issue issue) => new(
        issue.Kind, issue.Who, issue.Source?.Value, issue.Since, issue.Text, issue.Advice, issue.IsEdited, issue.Rule is { Trouble: not null } rule ? FailingRule.Of(rule, rule.Trouble) : null);

    /// <summary>A rule that gives nothing, with what it matched and what is like it today.</summary>
    public sealed record FailingRule(
        string Key, string Selector, int Pages, int Matched, int Missed, DateTimeOffset? LastMatch, MatchedElement? Last, string TriedOn, IReadOnlyList<LikeElement> Nearest, ProposedSelector? Proposal,
        string? Seen, IReadOnlyList<string> Formats, string? Rewrite)
    {
        public static FailingRule Of(RuleRecord rule, RuleTrouble trouble) => new(
            rule.Key, rule.Css, rule.Pages, rule.Matched, rule.Missed, rule.LastMatch,
            rule.Sample is { } sample ? new MatchedElement(sample.Html, sample.Text, sample.Path, sample.Url, sample.At, sample.Former) : null,
            trouble.Url, [.. trouble.Nearest.Select(near => new LikeElement(near.Path, near.Html, near.Text))],
            trouble.Proposal is { } proposal ? new ProposedSelector(proposal.Css, proposal.Attribute, proposal.Gave, proposal.Pages, proposal.Value) : null,
            trouble.Seen, trouble.Formats, trouble.Rewrite);
    }

    /// <summary>What a rule matched last, or the rule that stood there before an edit (<paramref name="Former"/>).</summary>
    public sealed record MatchedElement(string Html, string Text, string Path, string Url, DateTimeOffset At, string? Former);

    /// <summary>An element much like it.</summary>
    public sealed record LikeElement(string Path, string Html, string Text);

    /// <summary>A selector that gives plausible values.</summary>
    public sealed record ProposedSelector(string Css, string? Attribute, int Gave, int Pages, string Value);
}
