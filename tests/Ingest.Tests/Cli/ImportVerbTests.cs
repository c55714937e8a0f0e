using System.Text.Json;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class ImportVerbTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task A_file_that_is_something_else_is_not_told_line_by_line()
    {
        _temp.Write("in.jsonl", string.Concat(Enumerable.Range(1, 1000).Select(n => $"{n};not;json\n")));

        var import = await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));

        var told = import.Error.Split('\n').Count(line => line.Contains("in.jsonl:", StringComparison.Ordinal) && line.Contains("not JSON", StringComparison.Ordinal));
        Assert.Equal((1, 20), (import.Exit, told));
        Assert.Contains("… and 980 more lines that cannot be read", import.Error);
        Assert.Contains("0 stories placed", import.Error);
        Assert.Contains("1000 lines rejected", import.Error);
    }

    [Fact]
    public async Task The_last_problem_that_is_told_needs_no_more()
    {
        _temp.Write("in.jsonl", string.Concat(Enumerable.Repeat("no\n", 20)));

        var import = await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));

        Assert.DoesNotContain("more lines", import.Error);
    }

    [Fact]
    public async Task An_empty_file_is_a_problem()
    {
        _temp.Write("in.jsonl", "\n");

        var import = await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));

        Assert.Equal(1, import.Exit);
        Assert.Contains("holds no line", import.Error);
    }

    [Fact]
    public async Task A_body_may_be_a_list_of_paragraphs_and_an_id_a_number()
    {
        var import = await ImportAsync("""{"id":5,"title":"Barges","body":["The first paragraph.","The second one."]}""");

        var story = Assert.Single(await ExportAsync());

        Assert.Equal(0, import.Exit);
        Assert.Contains("1 story placed (1 new), 0 lines rejected", import.Error);
        Assert.Equal("The first paragraph.\n\nThe second one.", story.GetProperty("body").GetString());
        Assert.Equal("5", story.GetProperty("appearances")[0].GetProperty("import_id").GetString());
    }

    [Fact]
    public async Task A_headline_alone_is_placed_when_its_text_is_said_to_be_empty()
    {
        var import = await ImportAsync("""{"id":"a","title":"Barges counted at Quilport","text":""}""");

        Assert.Equal(0, import.Exit);
        Assert.Equal("Barges counted at Quilport", Assert.Single(await ExportAsync()).GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("""{"id":"a","title":"Barges"}""", "\"a\" has no text: \"body\" or \"text\" has to be a string or a list of strings, empty only beside a \"title\"")]
    [InlineData("""{"id":"a","title":" ","body":" "}""", "\"a\" has no text")]
    [InlineData("""{"id":"a","title":"Barges","body":[1]}""", "\"a\" has no text")]
    [InlineData("""{"id":"a","title":"Barges","body":{}}""", "\"a\" has no text")]
    [InlineData("""{"id":[],"title":"Barges","body":"x"}""", "\"id\" is missing, or neither a string nor a number")]
    public async Task A_line_without_text_or_id_is_rejected(string line, string problem)
    {
        var import = await ImportAsync(line);

        Assert.Equal(1, import.Exit);
        Assert.Contains("in.jsonl:1: " + problem, import.Error);
        Assert.Contains("0 stories placed, 1 line rejected", import.Error);
    }

    [Fact]
    public async Task An_export_can_be_imported_without_loss()
    {
        await ImportAsync("""
            {"id":"a","url":"https://herald.example/a","source":"herald","title":"Barges","body":["One of them.","Two of them."],"language":"en","published":"2026-03-02T09:00:00+03:00","modified":"2026-03-03","authors":["Ada Mostwick"],"agency":"AFP","section":"Harbour","tags":["quay","barges"],"image":{"url":"https://herald.example/a.jpg","width":640,"height":360,"caption":"A quay"},"summary":"In short."}
            {"id":"b","title":"Ferries","body":"Another text altogether, about ferries and their crews.","authors":"Ben Quill","image":"https://herald.example/b.jpg"}
            """);
        var before = (await ExportAsync()).OrderBy(TitleOf, StringComparer.Ordinal).ToList();
        _temp.Write("again.jsonl", string.Join('\n', before.Select(line => line.GetRawText())));

        var again = await Verb.RunAsync("import", _temp.At("again.jsonl"), "--store", _temp.At("b.db"));
        var after = (await Verb.RunAsync("export", "--store", _temp.At("b.db"))).Lines.OrderBy(TitleOf, StringComparer.Ordinal).ToList();

        Assert.Equal((0, false), (again.Exit, again.Error.Contains("passed over", StringComparison.Ordinal)));
        string[] kept = ["title", "body", "language", "published", "modified", "authors", "agency", "section", "tags", "image", "summary", "source", "content_hash"];
        Assert.Equal(before.SelectMany(line => Kept(line, kept)), after.SelectMany(line => Kept(line, kept)));
        Assert.Equal(13, Kept(after[0], kept).Count());
        Assert.Equal(["Ben Quill"], after[1].GetProperty("authors").EnumerateArray().Select(author => author.GetString()));
        Assert.Equal("https://herald.example/a", after[0].GetProperty("url").GetString());
    }

    [Fact]
    public async Task Keys_that_mean_nothing_are_named_once_with_their_number()
    {
        var import = await ImportAsync("""
            {"id":"a","title":"Barges","body":"x y z","publishd":"2026-03-02","tags":{"a":1}}
            {"id":"b","title":"Ferries","body":"u v w","publishd":"2026-03-02","mood":1}
            """);

        Assert.Equal(0, import.Exit);
        Assert.Contains("in.jsonl: keys that were passed over, with the number of lines: mood 1, publishd 2, tags (unreadable) 1\n", import.Error);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("extract", "--manifest")]
    public async Task A_file_that_only_bears_the_name_of_gzip_is_told(params string[] verb)
    {
        var result = await Verb.RunAsync([.. verb, _temp.Write("g.gz", "plain"), .. verb[0] == "import" ? ["--store", _temp.At("a.db")] : Array.Empty<string>()]);

        Assert.Equal(1, result.Exit);
        Assert.Contains("g.gz:1: the file cannot be read any further: it is no gzip file, or a damaged one", result.Error);
    }

    [Fact]
    public async Task Where_a_file_is_damaged_is_told_even_behind_many_problems()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("no\n", 100))));
        }

        // The last bytes of gzip are length and checksum.
        var bytes = packed.ToArray();
        bytes[^8] ^= 0xFF;
        await File.WriteAllBytesAsync(_temp.At("in.jsonl.gz"), bytes, TestContext.Current.CancellationToken);

        var import = await Verb.RunAsync("import", _temp.At("in.jsonl.gz"), "--store", _temp.At("a.db"));

        Assert.Contains("the file cannot be read any further", import.Error);
    }

    private static string? TitleOf(JsonElement line) => line.GetProperty("title").GetString();

    private static IEnumerable<string> Kept(JsonElement line, string[] names) =>
        names.Where(name => line.TryGetProperty(name, out _)).Select(name => $"{name}: {line.GetProperty(name).GetRawText()}");

    private Task<VerbResult> ImportAsync(string lines) => Verb.RunAsync("import", _temp.Write("in.jsonl", lines), "--store", _temp.At("a.db"));

    private async Task<IReadOnlyList<JsonElement>> ExportAsync() => (await Verb.RunAsync("export", "--store", _temp.At("a.db"))).Lines;

    public void Dispose() => _temp.Dispose();
}
