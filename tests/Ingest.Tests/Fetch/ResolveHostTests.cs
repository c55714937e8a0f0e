using System.Net;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Fetch;

public sealed class ResolveHostTests
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 8\r\nConnection: close\r\n\r\n<p>x</p>";

    [Theory]
    [InlineData("10.0.0.7", "private")]
    [InlineData("::1", "loopback")]
    [InlineData("fe80::1", "link-local")]
    [InlineData("fd00:ec2::254", "private (unique local)")]
    [InlineData("::ffff:10.0.0.7", "private, embedded in IPv6")]
    [InlineData("::169.254.169.254", "link-local, embedded in IPv6")]
    [InlineData("2002:a00:7::1", "private, embedded in IPv6")]
    [InlineData("2001:0:a00:7::1", "private, embedded in IPv6")]
    [InlineData("2001:0:808:808:0:0:80ff:fffe", "loopback, embedded in IPv6")]
    [InlineData("64:ff9b::7f00:1", "loopback, embedded in IPv6")]
    public async Task A_name_that_leads_inside_is_not_connected_to(string address, string why)
    {
        var refused = await RefuseAsync([IPAddress.Parse(address)]);

        Assert.Equal(RejectionReason.ForbiddenAddress, refused.Reason);
        Assert.Contains(why, refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_private_address_among_public_ones_refuses_the_name()
    {
        var refused = await RefuseAsync([IPAddress.Parse("8.8.8.8"), IPAddress.Parse("2001:4860:4860::8888"), IPAddress.Parse("192.168.0.1")]);

        Assert.Contains("192.168.0.1", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_connected_to_is_what_was_checked_and_every_connection_asks_anew()
    {
        await using var site = RawSite.Start(Answer);
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("10.0.0.7")]);
        await using var fetcher = new TestFetcher(options => options.Retries = 0, resolve: (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]));
        var source = Source() with { Network = new NetworkDefinition([IPNetwork.Parse("127.0.0.0/8")], [site.Port]) };
        var url = new Uri($"http://rebinding.example:{site.Port}/");

        var first = await fetcher.FetchAsync(url, source);
        var asked = 2 - answers.Count;
        var second = await fetcher.FetchAsync(url, source);

        Assert.IsType<FetchResult.Fetched>(first);
        Assert.Equal(1, asked);
        Assert.Equal(RejectionReason.ForbiddenAddress, Assert.IsType<FetchResult.Refused>(second).Reason);
        Assert.Equal(1, site.Connections);
    }

    private static async Task<FetchResult.Refused> RefuseAsync(IPAddress[] addresses)
    {
        await using var fetcher = new TestFetcher(resolve: (_, _) => Task.FromResult(addresses));
        return Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(new Uri("http://inside.example/"), Source()));
    }

    private static SourceDefinition Source() => Some.Source() with { Politeness = new PolitenessDefinition(TimeSpan.Zero, Robots: RobotsPolicy.Ignore) };
}
