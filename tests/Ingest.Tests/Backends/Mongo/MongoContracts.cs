using Ingest.Backends;
using Ingest.Core.Storage;
using Ingest.Tests.Contracts;

namespace Ingest.Tests.Backends.Mongo;

public sealed class MongoStoryStoreTests : StoryStoreContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoNeighborTests : NeighborContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoGuidTests : GuidContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoStoryListTests : StoryListContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoLinkStoreTests : LinkStoreContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoRecordStoreTests : RecordStoreContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoRecordsTests : RecordsContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoSequenceTests : SequenceContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoLeaseStoreTests : LeaseStoreContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoSearchTests : SearchContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoStoryEditTests : StoryEditContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoFoldingTests : FoldingContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoRaceTests : RaceContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}

public sealed class MongoPurgeTests : PurgeContract
{
    private readonly MongoFixture _server = new();

    protected override Task<IIngestStore> OpenAsync() => _server.OpenAsync();

    protected override ValueTask RemoveAsync() => _server.DisposeAsync();
}
