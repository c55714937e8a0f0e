using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>The server's time, by which leases and claims are measured: workers whose own clocks differ must agree on what has expired.</summary>
internal sealed class ServerClock(IMongoDatabase database, MongoFaults faults, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private Reading? _last;

    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _last) is { } last && time.GetElapsedTime(last.Taken) < Fresh)
        {
            return last.Server + time.GetElapsedTime(last.Taken);
        }

        return await faults.RunAsync(AskAsync, cancellationToken);
    }

    /// <summary>The time stands in the middle between question and answer.</summary>
    private async Task<DateTimeOffset> AskAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var answer = await database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), cancellationToken: cancellationToken);
        var taken = time.GetTimestamp();
        var server = new DateTimeOffset(answer["localTime"].ToUniversalTime()) + (time.GetElapsedTime(asked, taken) / 2);
        Volatile.Write(ref _last, new Reading(server, taken));
        return server;
    }

    private sealed record Reading(DateTimeOffset Server, long Taken);
}
