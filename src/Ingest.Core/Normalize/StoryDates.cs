using Ingest.Core.Model;

namespace Ingest.Core.Normalize;

/// <summary>When a story was published and last changed, as far as its page tells.</summary>
public sealed record StoryDates(NewsDate? Published, NewsDate? Modified)
{
    public static readonly StoryDates Unknown = new(null, null);
}
