using Ingest.Core.Reporting;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Backends.Mongo;

public sealed class MongoStatusTests : MongoServerTest
{
    [Fact]
    public async Task Links_of_many_sources_are_counted_by_one_call()
    {
        string[] sources = ["gazette", "herald", "quay"];
        foreach (var source in sources)
        {
            await Store.Sources.SaveAsync(new SourceState { Id = new(source) }, Token);
            await Store.Links.OfferAsync([Some.Link(source, source)], Token);
        }

        var before = Server.Commands.Count;
        var status = await new StatusQuery(Store).ReadAsync(null, Token);

        Assert.Equal([1L, 1L, 1L], status.Sources.Select(source => source.Waiting));
        Assert.Single(Server.Commands.Skip(before), command => command.GetElement(0) is { Name: "aggregate", Value.AsString: "links" });
    }
}
