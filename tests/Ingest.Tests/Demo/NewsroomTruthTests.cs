using System.Text.RegularExpressions;
using Ingest.Core.Model;
using Ingest.Demo;
using Ingest.Demo.Truth;

namespace Ingest.Tests.Demo;

public sealed partial class NewsroomTruthTests
{
    [Fact]
    public async Task The_newsroom_is_large_and_speaks_many_languages()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var stories = Stories(open);

        Assert.True(open.Newsroom.Houses.Count >= 8);
        Assert.Superset(new HashSet<string> { "ar", "en", "fr", "ja", "ru" }, stories.Select(page => page.Language).ToHashSet());
        Assert.All(open.Newsroom.Houses, house => Assert.InRange(stories.Count(page => page.Source.Value == house.Id), 8, 14));
        Assert.All(stories, page => Assert.InRange(page.Body.Count, 3, 8));
    }

    [Fact]
    public async Task Addresses_are_used_once()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var truth = open.Newsroom.Truth();

        Assert.Equal(truth.Count, truth.Select(page => page.Url.AbsoluteUri).Distinct().Count());
        Assert.Equal(truth.Count, truth.Select(page => page.Offered.AbsoluteUri).Distinct().Count());
    }

    [Fact]
    public async Task Everything_is_dated_within_two_days_before_the_opening_or_when_it_appears()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();

        Assert.All(open.Newsroom.Truth(), page =>
        {
            Assert.InRange(page.Published, open.Newsroom.OpenedAt.AddHours(-48), open.Newsroom.Now);
            Assert.Equal(0, page.Published.Second);
        });
    }

    [Fact]
    public async Task Every_kind_of_link_that_is_no_story_occurs()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var truth = open.Newsroom.Truth();

        Assert.Equal(
            [RejectionReason.NotHtml, RejectionReason.EmptyPage, RejectionReason.TooShort, RejectionReason.NotAnArticle, RejectionReason.SoftNotFound, RejectionReason.ConsentWall, RejectionReason.Robots],
            truth.Select(page => page.Reason).OfType<RejectionReason>().Order());
        Assert.Equal([FailureKind.NotFound, FailureKind.Gone], truth.Select(page => page.Failure).OfType<FailureKind>().Order());
        Assert.Single(truth, page => page.Expectation == Expectation.Skipped);
    }

    [Fact]
    public async Task Pages_of_one_cluster_share_their_text_and_come_from_different_houses()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var clusters = Stories(open).GroupBy(page => page.Cluster!).Where(cluster => cluster.Count() > 1).ToList();

        Assert.True(clusters.Count >= 10);
        Assert.All(clusters, cluster =>
        {
            Assert.Equal(cluster.Count(), cluster.Select(page => page.Source).Distinct().Count());
            Assert.Equal(cluster.Count(), cluster.Select(page => page.Title).Distinct().Count());
            var texts = cluster.Select(page => Triples(page)).ToList();
            Assert.All(Pairs(texts), pair => Assert.True(Containment(pair.First, pair.Second) >= 0.7, cluster.Key));
        });
    }

    [Fact]
    public async Task Pages_of_different_clusters_share_their_text_only_within_a_family()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var pages = Stories(open).Select(page => (Page: page, Triples: Triples(page))).ToList();

        foreach (var (first, second) in Pairs(pages).Where(pair => pair.First.Page.Cluster != pair.Second.Page.Cluster))
        {
            var family = first.Page.Family is not null && first.Page.Family == second.Page.Family;
            Assert.True(family || Containment(first.Triples, second.Triples) < 0.1, $"{first.Page.Url} and {second.Page.Url}");
        }
    }

    [Fact]
    public async Task Members_of_a_family_look_alike_and_differ_in_their_numbers()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var families = Stories(open).Where(page => page.Family is not null).GroupBy(page => page.Family).ToList();

        Assert.True(families.Count >= 3);
        Assert.All(families.SelectMany(family => Pairs(family.ToList())), pair =>
        {
            var (first, second) = (Numerals(pair.First), Numerals(pair.Second));
            var shared = (double)first.Intersect(second).Count() / Math.Min(first.Count, second.Count);
            Assert.True(shared < 0.67, $"{pair.First.Title} and {pair.Second.Title} share {shared:P0} of their numbers");
        });
    }

    [Fact]
    public async Task Every_house_has_a_source_file_that_names_it_and_its_offers()
    {
        await using var open = await OpenNewsroom.StartAsync();
        var folder = Directory.CreateTempSubdirectory("newsroom-");
        try
        {
            await open.Newsroom.WriteSourcesAsync(folder.FullName, TestContext.Current.CancellationToken);

            Assert.Equal(open.Newsroom.Houses.Select(house => house.Id + ".yaml").Order(StringComparer.Ordinal), folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
            foreach (var house in open.Newsroom.Houses)
            {
                var text = await File.ReadAllTextAsync(Path.Combine(folder.FullName, house.Id + ".yaml"), TestContext.Current.CancellationToken);
                Assert.Contains($"\nid: {house.Id}\nname: {house.Name}\nhomepage: {house.Root}\nlanguage: {house.Language}\ntime_zone: {house.Zone.Id}\n", text, StringComparison.Ordinal);
                Assert.Contains(new Uri(house.Root, house.Offers[0].Path).AbsoluteUri, text, StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<ExpectedPage> Stories(OpenNewsroom open) => [.. open.Newsroom.Truth().Where(page => page.Expectation == Expectation.Stored)];

    private static IEnumerable<(T First, T Second)> Pairs<T>(IReadOnlyList<T> items) =>
        items.SelectMany((first, index) => items.Skip(index + 1).Select(second => (first, second)));

    /// <summary>Word triples; a character is a word in Japanese.</summary>
    private static HashSet<string> Triples(ExpectedPage page)
    {
        var words = (page.Language == "ja" ? Characters() : Words()).Matches(Fold(string.Join(' ', page.Body))).Select(match => match.Value).ToList();
        return [.. Enumerable.Range(0, Math.Max(0, words.Count - 2)).Select(i => string.Join(' ', words.Skip(i).Take(3)))];
    }

    private static string Fold(string text) => text.ToLowerInvariant()
        .Replace('أ', 'ا').Replace('إ', 'ا').Replace('ى', 'ي').Replace('ё', 'е').Replace('’', '\'').Replace("œ", "oe", StringComparison.Ordinal);

    private static double Containment(HashSet<string> first, HashSet<string> second) =>
        (double)first.Count(second.Contains) / Math.Min(first.Count, second.Count);

    private static HashSet<string> Numerals(ExpectedPage page) => [.. NumeralPattern().Matches(string.Join(' ', page.Body)).Select(match => match.Value)];

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\w")]
    private static partial Regex Characters();

    [GeneratedRegex(@"\d[\d.,]*\d|\d")]
    private static partial Regex NumeralPattern();
}
