using CsCheck;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>Generated sequences of operations give what a plain dictionary gives.</summary>
public abstract class SequenceContract : StoreContract
{
    private static readonly Placement ByPlace = new(
        (draft, neighborhood) => neighborhood.SamePlace switch
        {
            { } known when known.ContentHash == draft.Story.ContentHash => new Verdict.Unchanged(known.Id),
            { } known => new Verdict.Revision(known.Id, new Evidence("test", "changed")),
            _ => new Verdict.New(),
        },
        (draft, target, verdict) => verdict switch
        {
            Verdict.New => new StoryChange(verdict, draft.Story, null, draft.Fingerprint),
            Verdict.Revision => new StoryChange(verdict, draft.Story with { Id = target!.Id, Revision = target.Revision + 1 }, new Revision(target.Id, target.Revision, draft.Story.Updated, "headline", ["title"], target), draft.Fingerprint),
            _ => new StoryChange(verdict, null, null, null),
        },
        TimeSpan.FromHours(72));

    [Fact]
    public Task Stories_links_and_revisions_agree_with_a_plain_model() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3]).Array[1, 20].SampleAsync(RunAsync, iter: 25, threads: 1);

    [Fact]
    public Task Offers_settlements_due_links_and_leases_agree_with_a_plain_model() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 3]).Array[1, 30].SampleAsync(
            async steps =>
            {
                var model = new LinkModel(new SourceId("s" + Guid.NewGuid().ToString("N")[..12]));
                foreach (var (what, which, how) in steps)
                {
                    if (what == 6 && how == 0)
                    {
                        await ReopenAsync();
                    }

                    if (!await model.StepAsync(Store, what, which, how))
                    {
                        return false;
                    }
                }

                return true;
            },
            iter: 25,
            threads: 1);

    private async Task<bool> RunAsync((int Place, int Text)[] steps)
    {
        var run = Guid.NewGuid().ToString("N");
        var texts = new Dictionary<string, (string Title, int Revisions)>();
        foreach (var (place, text) in steps)
        {
            var (url, title) = ($"https://{run}.example/{place}", "Title " + text);
            var expected = !texts.TryGetValue(url, out var known) ? (title, 0) : known.Title == title ? known : (title, known.Revisions + 1);
            texts[url] = expected;

            await Store.Stories.PlaceAsync(Some.Draft(url, title), ByPlace, Some.Link(url), CancellationToken.None);
            var story = await Store.Stories.FindByUrlAsync("key-of-" + url, CancellationToken.None);
            var link = await Store.Links.FindAsync(url, CancellationToken.None);
            var revisions = await Store.Stories.RevisionsAsync(story!.Id, CancellationToken.None);
            if ((story.Title, story.Revision) != expected || revisions.Count != expected.Item2 || link?.Story != story.Id)
            {
                return false;
            }
        }

        return true;
    }
}
