using Ingest.Core.Fetch;
using Ingest.Tests.Support;

namespace Ingest.Tests.Fetch;

public sealed class AnswerHeadersTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Theory]
    [InlineData("max-age=600", null, null, 600)]
    [InlineData("public, max-age=600", null, "100", 500)]
    [InlineData("max-age=600", "Mon, 02 Mar 2026 20:00:00 GMT", null, 600)]
    [InlineData(null, "Mon, 02 Mar 2026 12:10:00 GMT", null, 600)]
    [InlineData(null, "0", null, 0)]
    [InlineData(null, "Mon, 02 Mar 2026 11:00:00 GMT", null, 0)]
    [InlineData("no-cache", "Mon, 02 Mar 2026 12:10:00 GMT", null, 0)]
    [InlineData("no-store, max-age=600", null, null, 0)]
    [InlineData("max-age=600", null, "9000", 0)]
    [InlineData(null, null, null, null)]
    [InlineData("public", null, null, null)]
    [InlineData("max-age=soon", null, null, null)]
    public void Freshness_follows_max_age_then_Expires(string? cacheControl, string? expires, string? age, int? seconds)
    {
        var headers = Headers(("Cache-Control", cacheControl), ("Expires", expires), ("Age", age));

        Assert.Equal(seconds, (int?)headers.FreshFor(Some.Now)?.TotalSeconds);
    }

    [Theory]
    [InlineData("Retry-After", "60", "90", "60")]
    [InlineData("Retry-After", "Mon, 02 Mar 2026 12:02:00 GMT", "90", "Mon, 02 Mar 2026 12:02:00 GMT")]
    [InlineData("etag", "\"a\"", "\"b\"", "\"a\"")]
    [InlineData("Cache-Control", "no-cache", "max-age=60", "no-cache, max-age=60")]
    public void Of_a_repeated_field_the_first_holds_unless_it_is_a_list(string name, string first, string second, string read) =>
        Assert.Equal(read, Headers((name, first), (name, second))[name]);

    [Theory]
    [InlineData("120", 120)]
    [InlineData(" 120 ", 120)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("99999999999", 86400)]
    [InlineData("Mon, 02 Mar 2026 12:02:00 GMT", 120)]
    [InlineData("Monday, 02-Mar-26 12:02:00 GMT", 120)]
    [InlineData("Mon, 02 Mar 2026 11:00:00 GMT", null)]
    [InlineData("Mon, 30 Mar 2026 12:00:00 GMT", 86400)]
    [InlineData("later", null)]
    public void Retry_After_is_read_in_both_forms(string value, int? seconds)
    {
        Assert.Equal(seconds, (int?)(Headers(("Retry-After", value)).RetryAfter(Some.Now, Day) - Some.Now)?.TotalSeconds);
    }

    [Theory]
    [InlineData("text/html; charset=windows-1256", "windows-1256")]
    [InlineData("text/html;CHARSET=\"UTF-8\"; x=y", "UTF-8")]
    [InlineData("text/html; charset = 'gbk'", "gbk")]
    [InlineData("text/html, text/html; charset=koi8-r", "koi8-r")]
    [InlineData("text/html; charset=", null)]
    [InlineData("text/html", null)]
    public void The_charset_is_read_leniently(string contentType, string? charset)
    {
        Assert.Equal(charset, Headers(("Content-Type", contentType)).Charset);
    }

    [Fact]
    public void Repeated_headers_are_joined()
    {
        Assert.Equal("a, b", Headers(("Vary", "a"), ("vary", "b"))["VARY"]);
        Assert.Equal("noarchive\nnoindex", Headers(("X-Robots-Tag", "noarchive"), ("x-robots-tag", "noindex"))["X-ROBOTS-TAG"]);
    }

    private static AnswerHeaders Headers(params (string Name, string? Value)[] headers) =>
        new(from header in headers where header.Value is not null select KeyValuePair.Create(header.Name, header.Value!));
}
