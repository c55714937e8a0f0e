using System.Net;
using System.Text.Json;

namespace Ingest.Tests.Operator;

/// <summary>What is not there is named: on a page that leads home, and under the API as problem details.</summary>
public sealed class MissingTests : DeskTest
{
    [Theory]
    [InlineData("/sources/harold", "source 'harold'")]
    [InlineData("/stories/unknown", "story 'unknown'")]
    [InlineData("/sorces", "page /sorces")]
    [InlineData("/api-of-old", "page /api-of-old")]
    public async Task A_page_names_it_and_leads_home(string path, string what)
    {
        using var answer = await GetAsync(path);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"There is no <bdi>{what}</bdi>.", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/\">All sources</a>", html, StringComparison.Ordinal);
        Assert.Contains("/page.css", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/sources/harold", "There is no source 'harold'.")]
    [InlineData("/api/v1/nothing", "There is no address /api/v1/nothing; ")]
    [InlineData("/api/v2/sources", "There is no address /api/v2/sources; ")]
    public async Task The_api_answers_with_problem_details(string path, string detail)
    {
        using var answer = await GetAsync(path);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal((404, "Not found"), (problem.RootElement.GetProperty("status").GetInt32(), problem.RootElement.GetProperty("title").GetString()));
        Assert.StartsWith(detail, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/nothing")]
    [InlineData("/websub/nothing/more")]
    public async Task What_is_open_to_others_shows_no_page(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal((HttpStatusCode.NotFound, string.Empty), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        Temp.Write("sources/herald.yaml", "id: herald\nenabled: false\ndiscover:\n  - feed: https://herald.example/rss\n");
        var url = await ListenAsync();
        using var client = new HttpClient();
        return await client.GetAsync(new Uri(url + path), Token);
    }
}
