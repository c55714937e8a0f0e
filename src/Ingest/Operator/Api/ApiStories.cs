using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Operator.Api;

/// <summary>Answer of <c>/api/v1/stories</c>.</summary>
public sealed record ApiStories(string? Source, string? Search, string Order, long Total, IReadOnlyList<ApiStories.Item> Stories, string? Next)
{
    public static ApiStories Of(StoryList list) => new(list.Source?.Value, list.Search, list.Order, list.Total, [.. list.Stories.Select(Item.Of)], list.Next);

    /// <summary>A story in a list.</summary>
    public sealed record Item(
        string Id, string Url, string Source, string Title, string? Published, OffsetOrigin? PublishedOffset, DateTimeOffset FirstSeen, DateTimeOffset Updated, string Language, int Places)
    {
        public static Item Of(Story story) => new(
            story.Id.Value, story.Url, story.Source.Value, story.Title, StoryLine.Format(story.Published), StoryLine.OffsetOf(story.Published), story.FirstSeen, story.Updated, story.Language,
            story.Appearances.Count);
    }
}
