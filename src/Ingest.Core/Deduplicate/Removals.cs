using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>Marks places whose pages were taken down, and stories whose publisher has none left. Nothing is deleted. Pure.</summary>
public static class Removals
{
    /// <summary>The story with the mark at these places; the same object when there is nothing to mark.</summary>
    /// <param name="story">The story.</param>
    /// <param name="isGone">The places.</param>
    /// <param name="removal">What was seen.</param>
    /// <param name="now">When the mark is made.</param>
    public static Story Mark(Story story, Func<Appearance, bool> isGone, Removal removal, DateTimeOffset now) =>
        story.Appearances.Any(place => place.Removed is null && isGone(place))
            ? Told(story with { Appearances = [.. story.Appearances.Select(place => place.Removed is null && isGone(place) ? place with { Removed = removal } : place)], Updated = now })
            : story;

    /// <summary>The story as it is when one place is there again.</summary>
    internal static Story Return(Story story, Appearance place, DateTimeOffset now) =>
        Told(story with { Appearances = [.. story.Appearances.Select(one => ReferenceEquals(one, place) ? one with { Removed = null } : one)], Updated = now });

    /// <summary>A story is removed when every place of the publisher whose story it is has gone: the last one tells when and why.</summary>
    internal static Story Told(Story story)
    {
        var own = story.Appearances.Where(place => place.Source == story.Source && place.Relation is not AppearanceRelation.Duplicate and not AppearanceRelation.Variant).ToList();
        var removed = own.Count > 0 && own.TrueForAll(place => place.Removed is not null) ? own.Select(place => place.Removed!).MaxBy(removal => removal.At) : null;
        return removed == story.Removed ? story : story with { Removed = removed };
    }
}
