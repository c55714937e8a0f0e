using System.Text.RegularExpressions;
using Ingest.Core.Extract;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Normalize;

/// <summary>The published tables of rules hold: every row is run.</summary>
public sealed partial class UrlRulesTests
{
    private static readonly string Document = Repository.Read("src", "Ingest.Core", "Normalize", "README.md");

    public static TheoryData<string, string, string> Keys() => Rows("key");

    public static TheoryData<string, string, string> Canonicals() => Rows("believed");

    public static TheoryData<string, string, string> Guids() => Rows("guid");

    [Theory]
    [MemberData(nameof(Keys))]
    public void Two_addresses_have_one_key_or_two_as_the_table_says(string one, string other, string key) =>
        Assert.Equal(key == "same", CanonicalUrl.Key(new Uri(one)) == CanonicalUrl.Key(new Uri(other)));

    [Theory]
    [MemberData(nameof(Canonicals))]
    public void A_canonical_address_is_believed_as_the_table_says(string page, string names, string believed)
    {
        var html = $"<html><head><title>Barges</title><link rel=canonical href='{names}'></head><body><h1>Barges counted at Quilport</h1><p>{MadeUpNews.Words(1, 60)}, said the council.</p></body></html>";

        var found = Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page(html, page), ExtractDefinition.None));

        Assert.Equal(believed == "yes" ? names : null, found.Article.CanonicalUrl?.AbsoluteUri);
    }

    [Theory]
    [MemberData(nameof(Guids))]
    public void Two_identifiers_are_one_or_two_as_the_table_says(string one, string other, string guid) =>
        Assert.Equal(guid == "same", GuidForm.Of(one) == GuidForm.Of(other));

    [Fact]
    public void No_row_is_left_out()
    {
        var rows = Document.Split('\n').Count(line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal) && !line.StartsWith("| rule |", StringComparison.Ordinal));

        Assert.Equal(rows, Keys().Count + Canonicals().Count + Guids().Count);
    }

    private static TheoryData<string, string, string> Rows(string last)
    {
        var data = new TheoryData<string, string, string>();
        var table = Document[Document.IndexOf($"| {last} |\n", StringComparison.Ordinal)..].Split("\n\n")[0];
        foreach (Match row in Row().Matches(table))
        {
            data.Add(row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value);
        }

        return data;
    }

    [GeneratedRegex(@"^\|[^\n]*?\| `([^`\n]+)` \| `([^`\n]+)` \| (same|other|yes|no) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
