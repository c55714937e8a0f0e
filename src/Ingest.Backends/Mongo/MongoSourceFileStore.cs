using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

internal sealed class MongoSourceFileStore(MongoDatabase database) : ISourceFileStore
{
    public async Task<IReadOnlyList<SourceFileState>> OfFolderAsync(string folder, CancellationToken cancellationToken) =>
        (await database.ListAsync(database.SourceFiles, new BsonDocument("folder", folder), new BsonDocument("file", 1), 0, cancellationToken)).ConvertAll(Read);

    public async Task<IReadOnlyList<SourceFileState>> TroubledAsync(CancellationToken cancellationToken)
    {
        var order = new BsonDocument { { "folder", 1 }, { "file", 1 } };
        return (await database.ListAsync(database.SourceFiles, new BsonDocument("trouble", new BsonDocument("$exists", true)), order, 0, cancellationToken)).ConvertAll(Read);
    }

    public async Task SaveAsync(IReadOnlyList<SourceFileState> files, CancellationToken cancellationToken)
    {
        foreach (var state in files)
        {
            await database.SaveAsync(database.SourceFiles, Write(state), cancellationToken);
        }
    }

    public Task RemoveAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => keys.Count == 0 ? Task.CompletedTask : database.Faults.RunAsync(
        token => database.SourceFiles.DeleteManyAsync(new BsonDocument("_id", new BsonDocument("$in", new BsonArray(keys))), token), cancellationToken);

    public static BsonDocument Write(SourceFileState state) => BsonJson.Write(state, "key");

    public static SourceFileState Read(BsonDocument document) => BsonJson.Read<SourceFileState>(document, "key");
}
