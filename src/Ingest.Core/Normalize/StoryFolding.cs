using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize;

/// <summary>What is made of the folded text of a story that is stored; pure.</summary>
public static class StoryFolding
{
    /// <summary>Changes with folding and tokenizing; what two versions made is not compared.</summary>
    public const int Version = TextFolder.Version;

    /// <summary>The same story, folded by this program; its identifiers in the form in which they are compared.</summary>
    public static Story Renew(Story story) => story with
    {
        ContentHash = ContentHash.Of(story.Title, story.Body),
        SearchTokens = SearchTokens.Of(story.Title, story.Body),
        Appearances = [.. story.Appearances.Select(place => place with { Guid = GuidForm.Of(place.Guid) })],
        Folding = Version,
    };

    /// <summary>
    /// Its fingerprint, with those of the states that it had, oldest first. Texts that were split off or misread and stories that it took up and that left it again
    /// are no part of it; other houses' prints of it are not kept as text and drop out.
    /// </summary>
    public static Fingerprint PrintOf(Story story, IReadOnlyList<Revision> earlier) => earlier
        .Where(revision => IsOf(story, revision))
        .Select(revision => revision.Before)
        .Append(story)
        .Select(state => Fingerprinter.Compute(state.Title, state.Body))
        .Aggregate((stored, fresh) => stored.MovedOnTo(fresh));

    private static bool IsOf(Story story, Revision revision) => revision.Kind switch
    {
        Revision.Split or Revision.Reread => false,
        Revision.Merged => revision.Before.Appearances.Any(place => story.Appearances.Any(there => there.Url == place.Url && there.Source == place.Source)),
        _ => true,
    };
}
