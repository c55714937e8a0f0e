using System.Net.Sockets;
using Ingest.Core.Fetch;
using Ingest.Core.Model;

namespace Ingest.Tests.Fetch;

public sealed class NetworkFaultTests
{
    [Theory]
    [InlineData(SocketError.HostNotFound, FailureKind.UnknownHost, false)]
    [InlineData(SocketError.TryAgain, FailureKind.Dns, true)]
    [InlineData(SocketError.ConnectionRefused, FailureKind.Connection, true)]
    public void A_name_that_is_unknown_is_told_from_one_that_could_not_be_asked_for(SocketError error, FailureKind kind, bool transient)
    {
        var fault = NetworkFault.Read(new HttpRequestException("no", new SocketException((int)error)), "herald.example", new FetchOptions());

        var failed = Assert.IsType<Exchange.Failed>(fault);
        Assert.Equal((kind, transient), (failed.Kind, failed.Transient));
    }

    [Fact]
    public void What_the_network_did_not_throw_is_left_alone() =>
        Assert.Null(NetworkFault.Read(new InvalidOperationException("ours"), "herald.example", new FetchOptions()));
}
