using Ingest.Core.Fetch;
using Ingest.Tests.Support;
using Microsoft.Extensions.Options;

namespace Ingest.Tests.Fetch;

public sealed class FetchOptionsTests
{
    [Fact]
    public async Task The_defaults_are_valid()
    {
        await using var fetcher = new TestFetcher();

        Assert.Equal(8, fetcher.Get<IOptions<FetchOptions>>().Value.HostsAtOnce);
    }

    [Theory]
    [InlineData("127.0.0.1:8090", true)]
    [InlineData("[::1]:8090", true)]
    [InlineData("staging.example:443", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.0.0.1:0", false)]
    [InlineData("http://127.0.0.1:80", false)]
    public async Task ConnectTo_is_a_host_and_a_port(string value, bool valid)
    {
        await using var fetcher = new TestFetcher(options => options.ConnectTo = value);

        var error = Record.Exception(() => fetcher.Get<IOptions<FetchOptions>>().Value);

        Assert.Equal(valid, error is null);
        if (!valid)
        {
            Assert.Contains($"'{value}' is not HOST:PORT", Assert.IsType<OptionsValidationException>(error).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Values_out_of_range_are_refused_by_name()
    {
        await using var fetcher = new TestFetcher(options =>
        {
            options.HostsAtOnce = 0;
            options.Contact = "a b";
        });

        var error = Assert.Throws<OptionsValidationException>(() => fetcher.Get<IOptions<FetchOptions>>().Value);

        Assert.Contains("HostsAtOnce", error.Message, StringComparison.Ordinal);
        Assert.Contains("Fetch:Contact", error.Message, StringComparison.Ordinal);
    }
}
