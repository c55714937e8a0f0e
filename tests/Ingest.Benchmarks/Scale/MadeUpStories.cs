using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;

namespace Ingest.Benchmarks.Scale;

/// <summary>Stories of 150 words that share nothing with one another but single words and now and then three in a row.</summary>
internal sealed class MadeUpStories
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Small = ["the", "of", "and", "to", "in", "was", "for", "with"];

    private static readonly SourceId Source = new("benchmark");

    private readonly StoryDraft _pattern = new StoryNormalizer().Normalize(
        new ImportedText { Id = "pattern", Source = Source, Title = "Pattern", Body = MadeUpPage.Text(1, 150), Language = "en", Published = new NewsDate(Now, DatePrecision.Second, OffsetOrigin.Stated, "import") }, Now);

    /// <summary>How many were handed out.</summary>
    public int Stored { get; private set; }

    /// <summary>The next ones; what reading a page costs is left out.</summary>
    public List<StoryDraft> Next(int count)
    {
        var drafts = Peek(count);
        Stored += count;
        return drafts;
    }

    /// <summary>The fingerprints alone of the next ones, as records.</summary>
    public List<StoreRecord> Prints(int count)
    {
        var from = Stored;
        Stored += count;
        return [.. Enumerable.Range(from, count).Select(n =>
        {
            var (title, body) = Told(n);
            return (StoreRecord)new StoreRecord.OfFingerprint(IdOf(n), Source, title, Now, Now, Fingerprinter.Compute(title, [body]));
        })];
    }

    /// <summary>Stories that are not stored, and will not be.</summary>
    public List<StoryDraft> Peek(int count) => [.. Enumerable.Range(Stored, count).AsParallel().AsOrdered().Select(Draft)];

    /// <summary>Title and body of the next one, with the small words by which the language of real news is told.</summary>
    public (string Title, string Body) NextText()
    {
        var (title, body) = Told(Stored++);
        return (title, string.Join(' ', body.Split(' ').Select((word, at) => at % 4 == 0 ? Small[at / 4 % Small.Length] : word)));
    }

    private static (string Title, string Body) Told(int n) => (MadeUpPage.Prose(n, 8), MadeUpPage.Prose(n + 7_000_000, 150));

    /// <summary>They ascend, as those of a daemon do.</summary>
    private static StoryId IdOf(int n) => StoryId.Create(Now.AddMilliseconds(n));

    private StoryDraft Draft(int n)
    {
        var (title, body) = Told(n);
        var url = $"https://benchmark.example/news/{n}";
        var story = _pattern.Story with
        {
            Id = IdOf(n),
            Url = url,
            Title = title,
            Body = [body],
            ContentHash = ContentHash.Of(title, [body]),
            SearchTokens = SearchTokens.Of(title, [body]),
            Appearances = [_pattern.Story.Appearances[0] with { Url = url, Title = title }],
        };
        return new StoryDraft(story, Fingerprinter.Compute(title, [body]), $"key-{n}", Now);
    }
}
