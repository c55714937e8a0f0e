using System.Globalization;
using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Puts a story beside a text that was or was not judged to be one with it: another story, an earlier state, or a kept page.</summary>
public sealed class TextComparisonQuery(IIngestStore store, PageReadingQuery reading)
{
    /// <summary>Null when either text is not at hand.</summary>
    /// <param name="id">The story.</param>
    /// <param name="with">The id of another story, the number of an earlier state, or the address of a place.</param>
    /// <param name="sources">The sources as they are now, by whose rules a kept page is read.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TextComparison?> ReadAsync(StoryId id, string with, SourceSet sources, CancellationToken cancellationToken)
    {
        if (await store.Stories.FindAsync(id, cancellationToken) is not { } story)
        {
            return null;
        }

        if (int.TryParse(with, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && with.Length < 10)
        {
            return (await store.Stories.RevisionsAsync(id, cancellationToken)).FirstOrDefault(revision => revision.Number == number) is { } revision ? With(story, revision) : null;
        }

        if (CanonicalUrl.Read(with) is { } url)
        {
            return story.Appearances.FirstOrDefault(place => CanonicalUrl.Key(new Uri(place.Url)) == CanonicalUrl.Key(url)) is { } place
                ? await WithAsync(story, place, sources, cancellationToken)
                : null;
        }

        return await store.Stories.FindAsync(new StoryId(with), cancellationToken) is { } other ? With(story, other) : null;
    }

    /// <summary>Beside each earlier state, each other place whose page is kept, and each related story; at most so many of each.</summary>
    public async Task<IReadOnlyList<TextComparison>> AllAsync(Story story, IReadOnlyList<Revision> revisions, SourceSet sources, int most, CancellationToken cancellationToken)
    {
        var all = new List<TextComparison>();
        foreach (var place in story.Appearances.Where(place => place.Relation is not AppearanceRelation.Original).Take(most))
        {
            if (await WithAsync(story, place, sources, cancellationToken) is { } comparison)
            {
                all.Add(comparison);
            }
        }

        foreach (var related in story.Related.Take(most))
        {
            if (await store.Stories.FindAsync(related.Id, cancellationToken) is { } other)
            {
                all.Add(With(story, other));
            }
        }

        all.AddRange(revisions.Where(revision => revision.Kind != Revision.Merged).TakeLast(most).Select(revision => With(story, revision)));
        return all;
    }

    private async Task<TextComparison?> WithAsync(Story story, Appearance place, SourceSet sources, CancellationToken cancellationToken) =>
        CanonicalUrl.Read(place.Url) is { } url && (await reading.ReadAsync(url, sources, cancellationToken))?.Story is { } text
            ? SharedPassages.Between(story, text) with { Beside = place.Url, Why = place.Evidence?.Words }
            : null;

    private static TextComparison With(Story story, Revision revision) => SharedPassages.Between(story, revision.Before) with
    {
        Beside = string.Create(CultureInfo.InvariantCulture, $"state {revision.Number}, until {revision.At.UtcDateTime:yyyy-MM-dd HH:mm'Z'}"),
        Why = revision.ToWords(),
    };

    private static TextComparison With(Story story, Story other) => SharedPassages.Between(story, other) with
    {
        Beside = $"story {other.Id}",
        Why = (story.Related.FirstOrDefault(related => related.Id == other.Id) ?? other.Related.FirstOrDefault(related => related.Id == story.Id))?.Reason,
    };
}
