using System.Text;
using Ingest.Cli;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>Saved pages and what they should give: <c>ingest record</c> and <c>ingest test</c>.</summary>
public sealed class CasesTests : IAsyncLifetime
{
    private const string Page = """
        <!doctype html><html lang="ar" dir="rtl"><head><title>الجسر القديم يفتح من جديد | جريدة الميناء</title></head><body>
        <h1 class="title">الجسر القديم يفتح من جديد</h1><h2 class="kicker">مدن</h2>
        <div class="story"><p>فتحت بلدية الميناء صباح اليوم الجسر القديم أمام المارة بعد ترميم دام ثلاث سنوات وشارك فيه أربعون عاملا من أبناء المدينة.</p>
        <p>وقال رئيس البلدية إن الجسر سيبقى مفتوحا ليلا ونهارا، وإن المصابيح الجديدة تكفي لإنارة الضفتين وما حولهما من البيوت.</p>
        <p>ويعود بناء الجسر إلى أكثر من مئة عام، وقد أغلق بعد أن تصدعت دعامته الوسطى في شتاء قاس.</p></div></body></html>
        """;

    private readonly TempFolder _folder = new();
    private NewsStand _stand = null!;

    public async ValueTask InitializeAsync()
    {
        // CodePages: the site sends what its server names.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _stand = await NewsStand.StartAsync();
        _stand.AddFeed("port.example/rss.xml", "http://port.example/news/bridge", "http://port.example/news/gone")
            .Add("port.example/news/bridge", Encoding.GetEncoding(1256).GetBytes(Page), "text/html; charset=windows-1256");
        Source("h1.title");
    }

    public async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_sources_that_ship_give_what_their_cases_expect()
    {
        var result = await Verb.RunAsync("test", "--sources", Repository.At("deploy", "sources"));

        Assert.Equal((ExitCode.Ok, string.Empty, "3 cases, 0 differ\n"), (result.Exit, result.Output, result.Error));
    }

    [Fact]
    public async Task What_is_recorded_passes_until_a_rule_reads_it_otherwise()
    {
        var recorded = await RecordAsync("--url", "http://port.example/news/bridge");

        Assert.Equal((ExitCode.Ok, "bridge: الجسر القديم يفتح من جديد · no date · 3 paragraphs\n"), (recorded.Exit, recorded.Output));
        Assert.Equal(Encoding.GetEncoding(1256).GetBytes(Page), await File.ReadAllBytesAsync(_folder.At("sources/port.cases/bridge.html"), TestContext.Current.CancellationToken));
        Assert.Equal((ExitCode.Ok, string.Empty), await TestAsync());

        Source("h2.kicker");

        Assert.Equal(
            (ExitCode.Problems, "port/bridge: 1 field differs (- expected, + found)\n    title\n      - \u2068الجسر القديم يفتح من جديد\u2069\n      + \u2068مدن\u2069\n"),
            await TestAsync());
    }

    [Fact]
    public async Task A_rule_that_matches_nothing_in_any_case_is_told_although_the_general_rules_stand_in()
    {
        await RecordAsync("--url", "http://port.example/news/bridge");
        Source("h1.renamed");

        var result = await Verb.RunAsync("test", "--sources", _folder.At("sources"));

        Assert.Equal(ExitCode.Problems, result.Exit);
        Assert.Contains("extract.title: h1.renamed gives nothing on any page", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("1 case, 0 differ, 1 rule matches nothing\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_takes_over_what_the_pages_give_today()
    {
        await RecordAsync("--url", "http://port.example/news/bridge");
        Source("h2.kicker");

        var (exit, _) = await TestAsync("--update");

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Equal((ExitCode.Ok, string.Empty), await TestAsync());
    }

    [Fact]
    public async Task A_field_that_a_case_does_not_name_is_not_compared()
    {
        await RecordAsync("--url", "http://port.example/news/bridge");
        Expect("""{ "language": "ar" }""");
        Source("h2.kicker");

        Assert.Equal((ExitCode.Ok, string.Empty), await TestAsync());
    }

    [Fact]
    public async Task A_page_that_should_be_rejected_is_a_case_too()
    {
        _stand.Add("port.example/news/bridge", "<!doctype html><title>Nothing</title><h1>Nothing</h1>", "text/html; charset=utf-8");

        var recorded = await RecordAsync("--url", "http://port.example/news/bridge");

        Assert.StartsWith("bridge: rejected: ", recorded.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Ok, string.Empty), await TestAsync());
    }

    [Fact]
    public async Task Old_pages_keep_their_old_selectors()
    {
        await RecordAsync("--url", "http://port.example/news/bridge");
        Source("h9.of-the-new-site", earlier: "h1.title", until: "2999-12-31");
        Assert.Equal((ExitCode.Ok, string.Empty), await TestAsync());

        Source("h2.kicker", earlier: "h1.title", until: "2001-01-01");
        Assert.Equal(ExitCode.Problems, (await TestAsync()).Exit);
    }

    [Fact]
    public async Task Nothing_is_overwritten_unless_it_is_asked_for()
    {
        await RecordAsync("--url", "http://port.example/news/bridge");
        Expect("""{ "title": "by hand" }""");

        Assert.Equal(ExitCode.Problems, (await RecordAsync("--url", "http://port.example/news/bridge")).Exit);
        Assert.Contains("by hand", await File.ReadAllTextAsync(_folder.At("sources/port.cases/bridge.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Equal(ExitCode.Ok, (await RecordAsync("--url", "http://port.example/news/bridge", "--again")).Exit);
        Assert.DoesNotContain("by hand", await File.ReadAllTextAsync(_folder.At("sources/port.cases/bridge.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_page_the_first_that_the_source_offers_are_saved()
    {
        var recorded = await RecordAsync();

        Assert.Equal(ExitCode.Problems, recorded.Exit);
        Assert.Contains("gone: failed: not_found", recorded.Output, StringComparison.Ordinal);
        Assert.Contains("1 case saved", recorded.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_a_line_for_each_case()
    {
        await RecordAsync("--url", "http://port.example/news/bridge");
        Source("h2.kicker");

        var result = await Verb.RunAsync("test", "--sources", _folder.At("sources"), "--json");

        var line = Assert.Single(result.Lines);
        Assert.Equal(("port", "bridge"), (line.GetProperty("source").GetString(), line.GetProperty("case").GetString()));
        Assert.Equal(("title", "مدن"), (line.GetProperty("differences")[0].GetProperty("field").GetString(), line.GetProperty("differences")[0].GetProperty("found").GetString()));
    }

    [Fact]
    public async Task A_case_that_cannot_be_read_is_named()
    {
        await RecordAsync("--url", "http://port.example/news/bridge");
        _folder.Write("sources/port.cases/bridge.json", "{ no json");

        var result = await Verb.RunAsync("test", "--sources", _folder.At("sources"));

        Assert.Equal(ExitCode.Problems, result.Exit);
        Assert.Contains("case 'bridge'", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "expectd": { "title": "x" } }""")]
    public async Task A_case_that_expects_nothing_does_not_pass(string said)
    {
        await RecordAsync("--url", "http://port.example/news/bridge");
        var path = _folder.At("sources/port.cases/bridge.json");
        var record = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!.AsObject();
        record.Remove("expected");
        foreach (var (key, value) in System.Text.Json.Nodes.JsonNode.Parse(said)!.AsObject())
        {
            record[key] = value?.DeepClone();
        }

        await File.WriteAllTextAsync(path, record.ToJsonString(), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Problems, (await TestAsync()).Exit);
    }

    [Fact]
    public async Task An_update_leaves_out_what_the_editor_took_out()
    {
        await RecordAsync("--url", "http://port.example/news/bridge");
        Expect("""{ "title": "by hand", "language": "ar" }""");

        await TestAsync("--update");

        var record = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(_folder.At("sources/port.cases/bridge.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(["title", "language"], record["expected"]!.AsObject().Select(field => field.Key));
        Assert.Equal((ExitCode.Ok, string.Empty), await TestAsync());
    }

    [Fact]
    public async Task A_source_file_with_an_error_fails_the_test_of_all()
    {
        await RecordAsync("--url", "http://port.example/news/bridge");
        _folder.Write("sources/broken.yaml", "id: broken\ndiscovr: none\n");

        Assert.Equal(ExitCode.Problems, (await TestAsync()).Exit);
    }

    [Fact]
    public async Task Two_pages_of_one_name_are_two_cases()
    {
        _stand.Add("port.example/sport/bridge", Page.Replace("الجسر القديم يفتح من جديد", "الفريق الأزرق يفوز", StringComparison.Ordinal), "text/html; charset=utf-8");

        var recorded = await RecordAsync("--url", "http://port.example/news/bridge", "http://port.example/sport/bridge", "--again");

        Assert.Equal(ExitCode.Ok, recorded.Exit);
        Assert.Equal(2, Directory.GetFiles(_folder.At("sources/port.cases"), "bridge*.json").Length);
        Assert.Equal((ExitCode.Ok, string.Empty), await TestAsync());
    }

    private Task<VerbResult> RecordAsync(params string[] more) =>
        Verb.RunAsync(["record", "port", "--sources", _folder.At("sources"), "--connect-to", _stand.Address, .. more]);

    private async Task<(int Exit, string Output)> TestAsync(params string[] more)
    {
        var result = await Verb.RunAsync(["test", "--sources", _folder.At("sources"), .. more]);
        return (result.Exit, result.Output);
    }

    private void Source(string title, string? earlier = null, string? until = null) => _folder.Write(
        "sources/port.yaml",
        "id: port\nlanguage: ar\npoliteness: { delay: 0s }\ndiscover:\n  - feed: http://port.example/rss.xml\nextract:\n  title: " + title + "\n"
        + (earlier is null ? string.Empty : $"  earlier:\n    - {{ valid_until: {until}, title: {earlier} }}\n"));

    private void Expect(string fields)
    {
        var path = _folder.At("sources/port.cases/bridge.json");
        var record = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!;
        record["expected"] = System.Text.Json.Nodes.JsonNode.Parse(fields);
        File.WriteAllText(path, record.ToJsonString());
    }
}
