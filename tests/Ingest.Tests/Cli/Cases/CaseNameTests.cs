using Ingest.Cli.Cases;

namespace Ingest.Tests.Cli.Cases;

public sealed class CaseNameTests
{
    [Theory]
    [InlineData("https://herald.example/news/2026/Bridge-Reopens.html", "bridge-reopens")]
    [InlineData("https://herald.example/news/4711", "4711")]
    [InlineData("https://herald.example/news/4711/", "4711")]
    public void It_is_the_last_segment(string url, string name) => Assert.Equal(name, CaseName.Of(new Uri(url)));

    [Theory]
    [InlineData("https://herald.example/")]
    [InlineData("https://herald.example/article?id=4711")]
    [InlineData("https://herald.example/أخبار/الجسر")]
    [InlineData("https://herald.example/a-very-long-headline-that-goes-on-and-on-until-nobody-can-read-it-any-more-in-a-list-of-files")]
    public void What_cannot_be_spelled_is_told_apart_by_a_hash(string url)
    {
        var name = CaseName.Of(new Uri(url));

        Assert.Matches("^([a-z0-9-]+-)?[0-9a-f]{8}$", name);
        Assert.InRange(name.Length, 8, 69);
        Assert.NotEqual(name, CaseName.Of(new Uri(url + "x")));
    }
}
