using Ingest.Core.Extract;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;

namespace Ingest.Tests.Pages;

/// <summary>Arabic, Persian, Urdu, Hebrew, Kurdish and Pashto news in the markup of many publishing systems, from bytes to story.</summary>
public sealed class RightToLeftPagesTests
{
    private const string Folder = "rtl";

    private static readonly StoryNormalizer Normalizer = new();

    public static TheoryData<string> Names => [.. PageRecord.Names(Folder)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_gives_its_record(string name)
    {
        var record = PageRecord.Load(Folder, name);
        var page = record.Page();

        var extraction = new ArticleExtractor().Extract(page, new ExtractDefinition());

        var found = Assert.IsType<Extraction.Found>(extraction);
        var story = Normalizer.Normalize(found.Article, new NormalizeContext(record.Source(), null, page, page.FetchedAt)).Story;
        var differences = RecordDifferences.Of(story, record.Expected);
        Assert.True(differences.Count == 0, name + "\n" + string.Join('\n', differences));
    }

    [Fact]
    public void Forty_pages_are_told_apart() => Assert.True(PageRecord.Names(Folder).Count() >= 40);
}
