using Ingest.Core.Spool;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Spool;

public sealed class ArticleSpoolTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly LogLines _log = new();
    private readonly FakeTimeProvider _clock = new(Some.Now);

    [Fact]
    public void An_article_comes_back_with_every_field()
    {
        using var spool = Open();
        var article = Article("1");

        Assert.True(spool.Keep(article));

        var back = spool.Read(spool.Oldest()!)!;
        Assert.Equivalent(article with { Page = null }, back with { Page = null }, strict: true);
        Assert.Equal(article.Page!.Bytes.ToArray(), back.Page!.Bytes.ToArray());
        Assert.Equal((article.Page.Url, article.Page.Charset, article.Page.Headers["Content-Type"]), (back.Page.Url, back.Page.Charset, back.Page.Headers["Content-Type"]));
    }

    [Fact]
    public void The_oldest_comes_first_even_when_the_clock_stands_still_or_goes_back()
    {
        using var spool = Open();
        spool.Keep(Article("1"));
        spool.Keep(Article("2"));
        spool.Dispose();

        using var later = Open(new FakeTimeProvider(Some.Now.AddHours(-1)));
        later.Adopt();
        later.Keep(Article("3"));

        Assert.Equal(["1", "2", "3"], Drain(later));
    }

    [Fact]
    public void What_a_process_left_is_taken_over_by_the_next_and_by_no_second_one()
    {
        var dead = Open();
        dead.Keep(Article("1"));
        using var early = Open();
        early.Adopt();
        var whileAlive = early.Size.Entries;
        dead.Dispose();

        using var one = Open();
        using var two = Open();
        one.Adopt();
        two.Adopt();

        Assert.Equal((0, 1, 0), (whileAlive, one.Size.Entries, two.Size.Entries));
        Assert.Equal(["1"], Drain(one));
    }

    [Fact]
    public void An_empty_spool_leaves_no_folder_behind()
    {
        using (var spool = Open())
        {
            spool.Keep(Article("1"));
            Drain(spool);
        }

        Assert.Empty(Directory.GetFileSystemEntries(_temp.At("spool")));
    }

    [Fact]
    public void A_full_spool_keeps_what_it_has_and_warns_once()
    {
        SpooledArticle[] fitting = [Article("1"), Article("2")];
        using var measure = Open();
        Assert.All(fitting, article => Assert.True(measure.Keep(article)));
        using var spool = Open(maxSize: measure.Size.Bytes);

        var kept = fitting.Concat([Article("3"), Article("4"), Article("5")]).Select(spool.Keep).ToList();

        Assert.Equal([true, true, false, false, false], kept);
        Assert.Contains("Spool:MaxSize", Assert.Single(_log.Warnings));
        Assert.Equal(["1", "2"], Drain(spool));
        Assert.True(spool.Keep(Article("6")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_loses_nothing_but_the_short_cut_and_warns_once()
    {
        _temp.Write("spool", "a file where the folder should be");
        using var spool = Open();

        Assert.False(spool.Keep(Article("1")));
        Assert.False(spool.Keep(Article("2")));

        Assert.Contains("cannot be written", Assert.Single(_log.Warnings));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(200)]
    public void A_torn_file_is_set_aside_by_name_and_the_rest_goes_on(int length)
    {
        using (var dead = Open())
        {
            dead.Keep(Article("1"));
            dead.Keep(Article("2"));
            var torn = new FileInfo(dead.Oldest()!.Path);
            using var stream = torn.OpenWrite();
            stream.SetLength(length);
        }

        using var spool = Open();
        spool.Adopt();

        Assert.Equal(["2"], Drain(spool));
        var bad = Assert.Single(Directory.GetFiles(_temp.At("spool"), "*.bad"));
        Assert.Contains(bad, Assert.Single(_log.Warnings));
    }

    [Fact]
    public void A_flipped_bit_is_noticed()
    {
        using var spool = Open();
        spool.Keep(Article("1"));
        var path = spool.Oldest()!.Path;
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Null(spool.Read(spool.Oldest()!));
    }

    [Fact]
    public void A_write_that_a_kill_cut_short_is_forgotten()
    {
        using (var dead = Open())
        {
            dead.Keep(Article("1"));
            File.WriteAllText(Path.ChangeExtension(dead.Oldest()!.Path, ".tmp"), "half");
        }

        using var spool = Open();
        spool.Adopt();

        Assert.Equal(["1"], Drain(spool));
        Assert.Empty(Directory.GetFiles(_temp.Path, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Those_who_only_look_see_what_waits_in_all_processes()
    {
        using var one = Open();
        using var two = Open();
        one.Keep(Article("1"));
        two.Keep(Article("2"));

        var size = SpoolSize.Of(_temp.At("spool"));

        Assert.Equal((2, one.Size.Bytes + two.Size.Bytes), (size.Entries, size.Bytes));
    }

    public void Dispose() => _temp.Dispose();

    private ArticleSpool Open(TimeProvider? time = null, long maxSize = 1 << 20) => new(
        Options.Create(new SpoolOptions { Folder = _temp.At("spool"), MaxSize = maxSize }), time ?? _clock, new LoggerFactory([_log]).CreateLogger<ArticleSpool>());

    private static List<string> Drain(ArticleSpool spool)
    {
        var keys = new List<string>();
        while (spool.Oldest() is { } file)
        {
            if (spool.Read(file) is { } article)
            {
                keys.Add(article.Before.Key);
                spool.Remove(file);
            }
        }

        return keys;
    }

    private static SpooledArticle Article(string key)
    {
        var link = Some.Link(key);
        var page = new StoredPage(
            key, link.Source, link.Link.Url.AbsoluteUri, 200, new Dictionary<string, string> { ["Content-Type"] = "text/html" }, "<p>النص</p>"u8.ToArray(), "utf-8", Some.Now);
        return new SpooledArticle(Some.Draft(link.Link.Url.AbsoluteUri, keys: [3, 99, 70_000]) with { AliasKeys = ["alias"] }, link, link with { Visits = 1 }, page);
    }
}
