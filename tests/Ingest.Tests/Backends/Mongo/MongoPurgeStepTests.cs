using Ingest.Backends.Mongo;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Backends.Mongo;

public sealed class MongoPurgeStepTests : MongoServerTest
{
    [Fact]
    public async Task No_call_of_a_purge_removes_more_than_a_step()
    {
        var old = DateTimeOffset.UtcNow.AddDays(-8);
        await Store.Records.WriteAsync(
            [.. Enumerable.Range(0, MongoStore.PurgeStep + 50).Select(n => new StoreRecord.OfFingerprint(StoryId.Create(old), new SourceId("herald"), "Old", old, old, Some.Fingerprint((uint)n)))], Token);

        var purged = await Store.PurgeAsync(Retention.Default, DateTimeOffset.UtcNow, Token);

        var steps = Server.Commands.Where(command => command.GetElement(0) is { Name: "delete", Value.AsString: "fingerprints" })
            .Select(command => command["deletes"][0]["q"]["_id"]["$in"].AsBsonArray.Count);
        Assert.Equal(MongoStore.PurgeStep + 50, purged);
        Assert.Equal([MongoStore.PurgeStep, 50], steps);
    }
}
