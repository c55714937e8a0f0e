using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Sources.Reading;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>Holds what a source has done against what its file expects of it.</summary>
internal sealed class ExpectationCheck(IIngestStore store)
{
    /// <summary>Latest stories by which coverage is measured, and the fewest that tell something.</summary>
    private const int Stories = 100;
    private const int FewestStories = 10;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<Issue>> ReadAsync(SourceDefinition source, SourceState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (source.Expect is not { } expect || state.PauseAt(now) is not null)
        {
            return [];
        }

        var missed = new List<Issue>();
        void Miss(DateTimeOffset? since, string text) =>
            missed.Add(new Issue(IssueKind.ExpectationMissed, IssueActor.Operator, source.Id, since, text, $"look at its site with 'ingest try {source.Id}', or correct 'expect' in {source.File}"));

        if (expect.SilentFor is { } silence && state.LastStory is { } last && now - last > silence)
        {
            Miss(last, string.Create(CultureInfo.InvariantCulture, $"no new story since {last:u}; expect.silent_for allows {Durations.Write(silence)}"));
        }

        if (expect is { StoriesPerDayLeast: not null } or { StoriesPerDayMost: not null } && await store.Runs.StoredSinceAsync(source.Id, now - Day, cancellationToken) is { } stored
            && (stored < expect.StoriesPerDayLeast || stored > expect.StoriesPerDayMost))
        {
            Miss(now - Day, string.Create(
                CultureInfo.InvariantCulture, $"{Counted.Of(stored, "new story", "new stories")} in the last 24 hours; expect.stories_per_day says {expect.StoriesPerDayLeast}..{expect.StoriesPerDayMost}"));
        }

        foreach (var (field, least, share, of) in await CoverageAsync(source, expect, cancellationToken))
        {
            Miss(null, string.Create(CultureInfo.InvariantCulture, $"{field} stands in {100 * share:0.#}% of its last {Counted.Of(of, "story", "stories")}; expect.coverage says {100 * least:0.#}%"));
        }

        return missed;
    }

    private async Task<IReadOnlyList<(string Field, double Least, double Share, int Of)>> CoverageAsync(SourceDefinition source, ExpectDefinition expect, CancellationToken cancellationToken)
    {
        if (expect.Coverage.Count == 0)
        {
            return [];
        }

        var stories = (await store.Stories.LatestAsync(source.Id, before: null, Stories, cancellationToken)).Where(story => story.Source == source.Id).ToList();
        return stories.Count < FewestStories ? [] :
        [
            .. expect.Coverage.OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => (field.Key, field.Value, Share: stories.Count(story => StoryFields.Has(story, field.Key)) / (double)stories.Count, stories.Count))
                .Where(field => field.Share < field.Value),
        ];
    }
}
