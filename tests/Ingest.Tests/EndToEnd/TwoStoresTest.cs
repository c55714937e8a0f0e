using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;

namespace Ingest.Tests.EndToEnd;

/// <summary>Verbs over an embedded store and over the double of a MongoDB server, which must have been asked for nothing that it does not know.</summary>
public abstract class TwoStoresTest : IAsyncLifetime
{
    private protected TempFolder Temp { get; } = new();

    private protected MongoDouble Server { get; } = MongoDouble.Start();

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Temp.Dispose();
        Assert.Empty(Server.Refusals);
        GC.SuppressFinalize(this);
    }

    private protected string Store(bool mongo) => mongo ? Server.ConnectionString : Temp.At("a.db");
}
