using Ingest.Backends.Mongo;

namespace Ingest.Tests.Backends.Mongo;

public sealed class MongoReasonTests
{
    private const string Selecting = "A timeout occurred after 30000ms selecting a server using CompositeServerSelector{ Selectors = WritableServerSelector, LatencyLimitingServerSelector{ AllowedLatencyRange = 00:00:00.0150000 }, OperationsCountServerSelector }. Client view of cluster state is { ClusterId : \"1\", Type : \"Unknown\", State : \"Disconnected\", Servers : [";

    [Fact]
    public void Each_server_that_refuses_is_named_with_its_own_reason()
    {
        const string servers = """
            { ServerId: "{ ClusterId : 1, EndPoint : "127.0.0.1:1" }", EndPoint: "127.0.0.1:1", ReasonChanged: "Heartbeat", State: "Disconnected", ServerVersion: , TopologyVersion: , Type: "Unknown", HeartbeatException: "MongoDB.Driver.MongoConnectionException: An exception occurred while opening a connection to the server.
             ---> System.Net.Sockets.SocketException (111): Connection refused
               at System.Net.Sockets.Socket.AwaitableSocketAsyncEventArgs.ThrowException(SocketError error)
               --- End of inner exception stack trace ---" },
            { ServerId: "{ ClusterId : 1, EndPoint : "Unspecified/db.example:27017" }", EndPoint: "Unspecified/db.example:27017", ReasonChanged: "ServerInitialDescription", State: "Disconnected", ServerVersion: , TopologyVersion: , Type: "Unknown" }] }.
            """;

        Assert.Equal("no server can be used: 127.0.0.1:1: Connection refused; db.example:27017: no answer yet", MongoReason.Of(new TimeoutException(Selecting + servers)));
    }

    [Fact]
    public void A_server_that_is_no_primary_is_told_as_such()
    {
        const string servers = """{ ServerId: "{ ClusterId : 1, EndPoint : "a:1" }", EndPoint: "a:1", State: "Connected", ServerVersion: 6.0.0, Type: "ReplicaSetSecondary", WireVersionRange: "[0, 17]" }] }.""";

        Assert.Equal("no server can be used: a:1: is a ReplicaSetSecondary, another is asked for", MongoReason.Of(new TimeoutException(Selecting + servers)));
    }

    [Fact]
    public void Anything_else_is_told_by_its_first_sentence() => Assert.Equal("The server is in recovery", MongoReason.Of(new InvalidOperationException("outer", new IOException("The server is in recovery. Retry later."))));

    [Fact]
    public void Nothing_is_no_answer() => Assert.Equal("no answer", MongoReason.Of(null));
}
