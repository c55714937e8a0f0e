using System.Text;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;
using Ingest.Core.Discover;
using Ingest.Core.Extract;
using Ingest.Core.Extract.Declared;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Core.Sources.Reading;
using Ingest.Core.Sources.Yaml;
using Ingest.Tests.Support;

namespace Ingest.Tests.Fuzz;

/// <summary>Every reader of what strangers write.</summary>
internal static class FuzzTargets
{
    private static readonly Uri Home = new("https://herald.example/news/");
    private static readonly ExtractDefinition Rules = new() { Title = new FieldRule { Css = "h1" }, Published = new FieldRule { Css = "time", Attribute = "datetime" }, Remove = ["nav"] };
    private static readonly SourceChecks Checks = new(_ => null, _ => "secret", _ => null);
    private static readonly StoryNormalizer Normalizer = new();
    private static readonly string?[] Labels = [null, "utf-8", "utf-7", "utf-16", "windows-1256", "shift_jis", "iso-2022-jp", "gb18030", "no such charset"];

    public static readonly IReadOnlyList<FuzzTarget> All =
    [
        new("feed", FuzzSeeds.Feeds, text => Size(LinkReader.Sniff(Some.Page(text)))),
        new("feed entry", FuzzSeeds.Feeds, text => Size(LinkReader.Read(Some.Page(text), new DiscoverDefinition.Feed(Home), TimeZoneInfo.Utc))),
        new("sitemap", FuzzSeeds.Sitemaps, text => Size(LinkReader.Read(Some.Page(text), new DiscoverDefinition.Sitemap(Home) { MaxAge = TimeSpan.FromDays(2) }, null))),
        new("listing", FuzzSeeds.Pages, text => Size(LinkReader.Read(Some.Page(text), new DiscoverDefinition.Listing(Home, "a[href]") { NextCss = "a", NextPages = 2 }, null)), Growth: 8),
        new("robots", FuzzSeeds.Robots, Robots),
        new("charset", [.. FuzzSeeds.Pages, .. FuzzSeeds.Feeds], Charset, Growth: 40),
        new("date", FuzzSeeds.Dates, Dates, Growth: 40),
        new("page", FuzzSeeds.Pages, Page, Growth: 40),
        new("json-ld", ["{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Barges\",\"datePublished\":\"2026-03-02\",\"articleBody\":\"One &amp;lt;p&gt; <b>two</b>\\n\\nthree\",\"author\":[{\"name\":\"Ada\"},\"Bea\"],\"image\":{\"url\":\"/a\",\"width\":1},\"isAccessibleForFree\":\"False\",\"mainEntityOfPage\":{\"@id\":\"/1\"}}]}"], JsonLd, Growth: 40),
        new("url", FuzzSeeds.Urls, Urls, Growth: 40),
        new("source", FuzzSeeds.Sources, Source, Growth: 200),
    ];

    private static long Size(Discovery discovery)
    {
        Assert.All(discovery.Links, link => Assert.True(link.Url.Scheme is "http" or "https"));
        return discovery.Links.Sum(link => link.Url.AbsoluteUri.Length + (long)(link.Title?.Length ?? 0) + (link.Summary?.Length ?? 0) + (link.ContentHtml?.Length ?? 0)) + (discovery.Problem?.Length ?? 0) + discovery.Notes.Sum(note => note.Length);
    }

    private static long Robots(string text)
    {
        foreach (var file in new[] { RobotsFile.Parse(text), RobotsFile.Parse(Encoding.Latin1.GetBytes(text)) })
        {
            file.Judge(new Uri(Home, "private/news?a=b"), "ingest");
            file.CrawlDelay("ingest");
        }

        return 0;
    }

    private static long Charset(string text)
    {
        var size = 0L;
        foreach (var bytes in new[] { Encoding.Latin1.GetBytes(text), Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text) })
        {
            size += Labels.Max(label => TextDecoder.Decode(bytes, label).Text.Length);
        }

        return size;
    }

    private static long Dates(string text)
    {
        TimestampReader.Read(text);
        DateReader.Read(text, new DateReaderHints { Language = "ar", Now = Some.Now, InferYear = true });
        return DateReader.Find(text, DateReaderHints.None).Count;
    }

    private static long Page(string text)
    {
        var page = Some.Page(text);
        return new[] { ExtractDefinition.None, Rules }.Sum(rules => Size(new ArticleExtractor().Extract(new ExtractInput(page, rules) { Offered = text }), page));
    }

    private static long JsonLd(string text) => Page($"<html><head><script type='application/ld+json'>{text}</script></head><body><h1>Barges</h1><p>The harbor board counted thirty-one barges on Monday, two more than in the spring, and promised a new quay.</p></body></html>");

    private static long Size(Extraction extraction, Page page)
    {
        if (extraction is not Extraction.Found { Article: var article })
        {
            return ((Extraction.Rejected)extraction).Detail.Length;
        }

        var story = Normalizer.Normalize(article, new NormalizeContext(Some.Source(), null, page, Some.Now)).Story;
        return story.Title.Length + story.Body.Sum(paragraph => (long)paragraph.Length) + (story.Html?.Length ?? 0) + story.Authors.Sum(author => author.Length) + story.Tags.Sum(tag => tag.Length) + (story.Summary?.Length ?? 0);
    }

    private static long Urls(string text)
    {
        if (!Uri.TryCreate(Home, text, out var url))
        {
            return 0;
        }

        AddressGuard.Check(url, NetworkDefinition.Default, null);
        return url.IsAbsoluteUri && url.Scheme is "http" or "https" ? CanonicalUrl.Of(url).AbsoluteUri.Length + CanonicalUrl.Key(url).Length : 0;
    }

    private static long Source(string text)
    {
        var notes = new Notes(new WrittenFile("herald.yaml", text));
        if (new YamlReader(notes).Read() is { } map)
        {
            SourceReader.Read(map, "herald.yaml", notes, Checks);
        }

        return notes.Problems.Sum(problem => (long)problem.Message.Length);
    }
}
