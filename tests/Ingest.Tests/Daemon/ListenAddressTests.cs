using Ingest.Daemon;

namespace Ingest.Tests.Daemon;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8630", "http://127.0.0.1:8630/")]
    [InlineData("http://localhost:8630/", "http://localhost:8630/")]
    [InlineData("http://[::1]:8630", "http://[::1]:8630/")]
    [InlineData("http://*:8630", "http://127.0.0.1:8630/")]
    [InlineData("http://+:8630", "http://127.0.0.1:8630/")]
    [InlineData("http://0.0.0.0:8630", "http://127.0.0.1:8630/")]
    [InlineData("http://[::]:8630", "http://127.0.0.1:8630/")]
    [InlineData("http://127.0.0.1:0", "http://127.0.0.1:0/")]
    public void A_client_of_this_machine_finds_every_address_that_can_be_listened_at(string listen, string local) =>
        Assert.Equal(new Uri(local), ListenAddress.Local(listen));

    [Theory]
    [InlineData("")]
    [InlineData("8630")]
    [InlineData("127.0.0.1:8630")]
    [InlineData("localhost:8630")]
    [InlineData("https://127.0.0.1:8630")]
    [InlineData("ftp://127.0.0.1:8630")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:8630/health")]
    [InlineData("http://127.0.0.1:8630;http://127.0.0.1:8631")]
    [InlineData("http://no such host")]
    public void What_cannot_be_listened_at_is_no_address(string listen) => Assert.Null(ListenAddress.Local(listen));
}
