using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>Changes by hand as a corrector makes them.</summary>
internal static class Edits
{
    public static StoryEdit Merged(Story into, Story from) => new()
    {
        Stories = [into with { Revision = into.Revision + 1, Appearances = [.. into.Appearances, .. from.Appearances] }],
        Revisions = [new Revision(into.Id, into.Revision, Some.Now, Revision.Merged, [], from)],
        TakenUp = (from.Id, into.Id),
        Places = [(PlaceKey.OfUrl(PlaceKey.OfStory(from.Id)), into.Id)],
    };
}
