using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Joins the judgement of <c>Deduplicate</c> to the port's <see cref="Storage.Placement"/>.</summary>
public sealed class StoryPlacer(StoryMatcher matcher, IOptions<DeduplicationOptions> options)
{
    public Placement Placement { get; } = new(matcher.Decide, StoryChanges.Apply, options.Value.Window, options.Value.MaxPostings, options.Value.MaxNeighbors);

    /// <summary>Judges without writing: every verdict changes nothing.</summary>
    public Placement Rehearsal => Placement with { Apply = (_, _, verdict) => new(verdict, null, null, null) };

    /// <summary>What became of a link whose page was placed.</summary>
    public static Outcome OutcomeOf(StoryChange change) => change.Verdict switch
    {
        Verdict.Unchanged same => new Outcome.Unchanged(same.Of),
        Verdict.Duplicate or Verdict.Variant => new Outcome.Duplicate(change.Verdict.Target!.Value, change.Verdict),
        _ => new Outcome.Stored(change.Story!.Id, change.Verdict),
    };
}
