using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;
using Ingest.Demo;
using Ingest.Demo.Truth;
using Ingest.Tests.Support;

namespace Ingest.Tests.Demo;

/// <summary>The real daemon reads the whole newsroom; what it stored is compared with the truth, page by page.</summary>
public sealed class NewsroomEndToEndTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task The_store_holds_the_truth()
    {
        await using var newsroom = await StartAsync();
        newsroom.Skip(newsroom.LastEventAt - newsroom.OpenedAt);
        await using var daemon = await OpenDaemon.StartAsync(newsroom, _temp.Path);

        await daemon.RunAsync();

        var differences = await DifferencesAsync(newsroom.Truth(), daemon.Store);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task Every_edit_becomes_a_revision_of_its_kind_and_a_new_design_becomes_none()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var newsroom = await StartAsync();
        await using var daemon = await OpenDaemon.StartAsync(newsroom, _temp.Path);
        var seen = newsroom.Truth().Where(page => page.Expectation == Expectation.Stored).Select(page => page.Url).ToHashSet();

        await daemon.RunAsync();
        newsroom.Skip(newsroom.LastEventAt - newsroom.OpenedAt);
        await daemon.RunAsync();

        var differences = new List<string>();
        foreach (var page in newsroom.Truth().Where(page => seen.Contains(page.Url)))
        {
            var story = await daemon.Store.Stories.FindByUrlAsync(CanonicalUrl.Key(page.Url), cancellationToken);
            Assert.NotNull(story);
            if (story.Source == page.Source)
            {
                var revisions = await daemon.Store.Stories.RevisionsAsync(story.Id, cancellationToken);
                Differ(differences, page, "revisions", string.Join(", ", page.Edits.Select(edit => $"{edit.Kind} of '{edit.TitleBefore}'")), string.Join(", ", revisions.Select(revision => $"{revision.Kind} of '{revision.Before.Title}'")));
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(newsroom.Answers[304] > 40, "what did not change must be asked for conditionally");
    }

    [Fact]
    public async Task Bulletins_of_an_endless_pace_stay_apart()
    {
        await using var newsroom = await Newsroom.StartAsync(TimeProvider.System, Pace.Live, TestContext.Current.CancellationToken);
        newsroom.Skip(TimeSpan.FromMinutes(12));
        await using var daemon = await OpenDaemon.StartAsync(newsroom, _temp.Path, HouseDirectory.Bulletins);

        var truth = newsroom.Truth().Where(page => page.Source.Value == HouseDirectory.Bulletins).ToList();
        await daemon.RunAsync();

        var differences = await DifferencesAsync(truth, daemon.Store);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    public void Dispose() => _temp.Dispose();

    private static Task<Newsroom> StartAsync() => Newsroom.StartAsync(TimeProvider.System, Pace.Finite, TestContext.Current.CancellationToken);

    /// <summary>The bare pages name nothing, so that a date or a heading around the text may pass for a short paragraph of it; elsewhere nothing may.</summary>
    private static IEnumerable<string> Text(ExpectedPage page, Story story) =>
        page.Source.Value is "signal" or "minato" ? story.Body.Where(block => block.Length > 60 || page.Body.Contains(block)) : story.Body;

    private static async Task<List<string>> DifferencesAsync(IReadOnlyList<ExpectedPage> truth, IIngestStore store)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var differences = new List<string>();
        var clusters = new Dictionary<string, StoryId>();
        foreach (var page in truth)
        {
            var story = await store.Stories.FindByUrlAsync(CanonicalUrl.Key(page.Url), cancellationToken);
            var link = await store.Links.FindAsync(CanonicalUrl.Key(page.Offered), cancellationToken);
            if (page.Expectation != Expectation.Stored)
            {
                var reason = page.Reason?.Name() ?? page.Failure?.Name();
                Differ(differences, page, "reason", reason, link?.Reason);
                Differ(differences, page, "story", null, story?.Title);
                continue;
            }

            if (story is null)
            {
                differences.Add($"{page.Url}: not stored: {link?.State} {link?.Reason} {link?.Detail}");
                continue;
            }

            if (!clusters.TryAdd(page.Cluster!, story.Id) && clusters[page.Cluster!] != story.Id)
            {
                differences.Add($"{page.Url}: split off from {page.Cluster}: {string.Join("; ", story.Related.Select(related => related.Reason))}");
            }

            var appearance = story.Appearances.Single(appearance => appearance.Url == CanonicalUrl.Of(page.Url).AbsoluteUri);
            Differ(differences, page, "title", page.Title, appearance.Title);
            Differ(differences, page, "language", page.Language, story.Language);
            Differ(differences, page, "published", page.Published.ToString("O"), appearance.Published?.At.ToString("O"));
            if (appearance.Relation == AppearanceRelation.Original)
            {
                Differ(differences, page, "body", string.Join("\n", page.Body), string.Join("\n", Text(page, story)));
                Differ(differences, page, "authors", string.Join(", ", page.Authors), string.Join(", ", story.Authors));
            }
        }

        if (clusters.Values.Distinct().Count() != clusters.Count)
        {
            differences.Add("stories of different clusters were joined");
        }

        var count = await store.Stories.CountAsync(cancellationToken);
        if (count != clusters.Count)
        {
            differences.Add($"{count} stories are stored, there are {clusters.Count}");
        }

        return differences;
    }

    private static void Differ(List<string> differences, ExpectedPage page, string what, string? expected, string? found)
    {
        if (expected != found)
        {
            differences.Add($"{page.Url}: {what}: expected '{expected}', found '{found}'");
        }
    }
}
