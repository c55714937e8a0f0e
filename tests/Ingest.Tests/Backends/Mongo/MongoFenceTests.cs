using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>What only a back end without transactions has to fear: a writer that sleeps between looking at its lease and writing.</summary>
public sealed class MongoFenceTests : MongoServerTest
{
    private static readonly LeaseKey Key = LeaseKey.Of(new SourceId("herald"));

    [Fact]
    public async Task A_document_that_a_later_lease_has_written_is_not_replaced_by_a_writer_that_slept()
    {
        var first = (await Store.Leases.TakeAsync(Key, "sleeper", TimeSpan.Zero, Token)).Taken!;
        var second = (await Store.Leases.TakeAsync(Key, "successor", TimeSpan.FromMinutes(1), Token)).Taken!;
        await Store.Links.SettleAsync(Some.Link() with { Fence = second.Fence, State = LinkState.Stored }, Token);

        // As the sleeper saw it when it looked: its lease was the last one.
        var leased = Server.Documents("sources").Single();
        leased["lease"]["fence"] = first.Fence;
        Server.Replace("sources", leased);

        await Assert.ThrowsAsync<StaleLeaseException>(() => Store.Links.SettleAsync(Some.Link() with { Fence = first.Fence, State = LinkState.Failed }, Token));
        Assert.Equal(LinkState.Stored, (await Store.Links.FindAsync("key", Token))!.State);
    }
}
