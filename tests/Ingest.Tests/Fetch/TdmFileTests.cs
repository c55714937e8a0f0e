using System.Text;
using Ingest.Core.Fetch;

namespace Ingest.Tests.Fetch;

public sealed class TdmFileTests
{
    [Theory]
    [InlineData("/free/a", null)]
    [InlineData("/news/1", "location /news/*")]
    [InlineData("/news", null)]
    [InlineData("/press/a.pdf", "location /press/*.pdf$")]
    [InlineData("/press/a.pdf?x", null)]
    [InlineData("/%D8%A3/1", "location /أ/")]
    public void The_first_location_that_fits_decides(string path, string? terms)
    {
        var file = Parse("""
            [ { "location": "/news/free", "tdm-reservation": 0 },
              { "location": "/news/*", "tdm-reservation": 1, "tdm-policy": "https://herald.example/terms.json" },
              { "location": "/press/*.pdf$", "tdm-reservation": "1" },
              { "location": "/أ/", "tdm-reservation": 1 } ]
            """);

        Assert.Equal(terms, file.Find(new Uri("https://herald.example" + path))?.Terms);
        Assert.Null(file.Find(new Uri("https://herald.example/news/free/1")));
        Assert.Equal("https://herald.example/terms.json", file.Find(new Uri("https://herald.example/news/1"))!.Policy);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.NotNull(Parse("\uFEFF[{\"location\":\"/\",\"tdm-reservation\":1}]").Find(new Uri("https://herald.example/1")));

    [Theory]
    [InlineData("")]
    [InlineData("<html>not found</html>")]
    [InlineData("{}")]
    [InlineData("[1, null, {\"location\": true}, {\"tdm-reservation\": 1}]")]
    [InlineData("[1, null, {\"location\": 3}, {\"tdm-reservation\": 1}]")]
    public void What_is_no_such_file_reserves_nothing(string text) => Assert.Null(Parse(text).Find(new Uri("https://herald.example/3")));

    private static TdmFile Parse(string text) => TdmFile.Parse(Encoding.UTF8.GetBytes(text));
}
