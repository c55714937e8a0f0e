using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Operator.Api;

/// <summary>Answer of <c>/api/v1/stories/ID</c>: the line that <c>export</c> prints, and the earlier states.</summary>
public sealed record ApiStory(StoryLine Story, IReadOnlyList<ApiStory.State> Revisions)
{
    public static ApiStory Of(StoryAccount account) => new(StoryLine.OfStored(account.Story), [.. account.Revisions.Select(State.Of)]);

    /// <summary>A story as it was.</summary>
    public sealed record State(int Number, DateTimeOffset Until, string Kind, IReadOnlyList<string> Changed, string Title, string Body)
    {
        public static State Of(Revision revision) => new(revision.Number, revision.At, revision.Kind, revision.Changed, revision.Before.Title, string.Join("\n\n", revision.Before.Body));
    }
}
