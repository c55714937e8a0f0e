using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Operator.Api;

/// <summary>Answer of <c>/api/v1/stories/ID</c>: the line that <c>export</c> prints, the earlier states, and what people decided.</summary>
public sealed record ApiStory(StoryLine Story, IReadOnlyList<ApiStory.State> Revisions, IReadOnlyList<ApiStory.Decision> Decisions)
{
    public static ApiStory Of(StoryAccount account) => new(StoryLine.OfStored(account.Story), [.. account.Revisions.Select(State.Of)], [.. account.Decisions.Select(Decision.Of)]);

    /// <summary>What somebody decided about two addresses: <c>same</c> or <c>apart</c>.</summary>
    public sealed record Decision(string Kind, DateTimeOffset At, IReadOnlyList<string> Urls)
    {
        public static Decision Of(Correction correction) => new(correction.Kind.ToString().ToLowerInvariant(), correction.At, correction.Urls);
    }

    /// <summary>A story as it was.</summary>
    public sealed record State(int Number, DateTimeOffset Until, string Kind, IReadOnlyList<string> Changed, string Title, string Body)
    {
        public static State Of(Revision revision) => new(revision.Number, revision.At, revision.Kind, revision.Changed, revision.Before.Title, string.Join("\n\n", revision.Before.Body));
    }
}
