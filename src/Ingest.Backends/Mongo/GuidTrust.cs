using System.Collections.Concurrent;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Whether a source's identifiers identify: enough of them seen, and nearly all of them different.</summary>
internal sealed class GuidTrust(MongoDatabase database, TimeProvider time)
{
    /// <summary>Counting reads an index entry a link, so that an answer holds for a while.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<SourceId, (bool Trusted, long Counted)> _known = new();

    public async Task<bool> IsTrustedAsync(SourceId source, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(source, out var known) && time.GetElapsedTime(known.Counted) < Fresh)
        {
            return known.Trusted;
        }

        var trusted = await CountAsync(source, cancellationToken);
        _known[source] = (trusted, time.GetTimestamp());
        return trusted;
    }

    private Task<bool> CountAsync(SourceId source, CancellationToken cancellationToken) => database.Faults.RunAsync(
        async token =>
        {
            var own = new BsonDocument("source", source.Value);
            var links = await database.Links.CountDocumentsAsync(own, cancellationToken: token);
            if (!NeighborRules.TrustsGuids(links, links))
            {
                // Not even if every one of them were different.
                return false;
            }

            BsonDocument[] distinct =
            [
                new("$match", new BsonDocument { { "source", source.Value }, { "guid", new BsonDocument("$type", "string") } }),
                new("$group", new BsonDocument("_id", "$guid")),
                new("$count", "guids"),
            ];
            var counted = await (await database.Links.AggregateAsync<BsonDocument>(distinct, cancellationToken: token)).FirstOrDefaultAsync(token);
            return NeighborRules.TrustsGuids(links, counted?["guids"].ToInt64() ?? 0);
        },
        cancellationToken);
}
