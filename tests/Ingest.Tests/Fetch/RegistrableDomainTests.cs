using Ingest.Core.Fetch;

namespace Ingest.Tests.Fetch;

public sealed class RegistrableDomainTests
{
    [Theory]
    [InlineData("https://www.herald.example/a", "herald.example")]
    [InlineData("https://herald.example/", "herald.example")]
    [InlineData("https://news.herald.co.uk/", "herald.co.uk")]
    [InlineData("https://co.uk/", null)]
    [InlineData("https://a.b.herald.com.sa/", "herald.com.sa")]
    [InlineData("https://tenant.github.io/", "tenant.github.io")]
    [InlineData("https://github.io/", null)]
    [InlineData("https://a.herald.some.ck/", "herald.some.ck")]
    [InlineData("https://www.ck/", "www.ck")]
    [InlineData("https://news.www.ck/", "www.ck")]
    [InlineData("https://www.قوارب.امارات/", "xn--mgbc0a7d4a.xn--mgbaam7a8h")]
    [InlineData("https://WWW.Herald.Example./", "herald.example")]
    [InlineData("https://intranet/", null)]
    [InlineData("https://192.0.2.1/", null)]
    [InlineData("https://[2001:db8::1]/", null)]
    public void It_is_one_label_more_than_the_public_suffix(string url, string? domain) =>
        Assert.Equal(domain, RegistrableDomain.Of(new Uri(url)));
}
