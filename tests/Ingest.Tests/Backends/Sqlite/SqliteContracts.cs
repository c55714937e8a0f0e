using Ingest.Backends;
using Ingest.Core.Storage;
using Ingest.Tests.Contracts;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Backends.Sqlite;

/// <summary>One SQLite file for one test.</summary>
internal sealed class SqliteFixture : IDisposable
{
    private readonly TempFolder _folder = new();

    public Task<IIngestStore> OpenAsync() => StoreFactory.OpenAsync(_folder.At("ingest.db"), NullLogger.Instance, TimeProvider.System, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();
}

public sealed class SqliteStoryStoreTests : StoryStoreContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteNeighborTests : NeighborContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteGuidTests : GuidContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteStoryListTests : StoryListContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteLinkStoreTests : LinkStoreContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteRecordStoreTests : RecordStoreContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteRecordsTests : RecordsContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteSequenceTests : SequenceContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteLeaseStoreTests : LeaseStoreContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteSearchTests : SearchContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteStoryEditTests : StoryEditContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteFoldingTests : FoldingContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteRaceTests : RaceContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqlitePurgeTests : PurgeContract
{
    private readonly SqliteFixture _file = new();

    protected override Task<IIngestStore> OpenAsync() => _file.OpenAsync();

    protected override ValueTask RemoveAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}
