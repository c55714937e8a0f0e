using Ingest.Core.Reporting;

namespace Ingest.Operator.Api;

/// <summary>Answer of <c>/api/v1/issues</c>.</summary>
public sealed record ApiIssues(int ToActOn, IReadOnlyList<ApiIssue> Issues)
{
    public static ApiIssues Of(IssueList list) => new(list.Issues.Count(issue => issue.Who == IssueActor.Operator), [.. list.Issues.Select(ApiIssue.Of)]);
}
