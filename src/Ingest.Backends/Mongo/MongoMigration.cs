using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Compares a database with <see cref="MongoSchema"/> and brings it there; forward only, safe to repeat.</summary>
internal sealed class MongoMigration(MongoDatabase database)
{
    private const string Missing = "is missing";

    /// <summary>What is missing or differs, in words, with the command that mends it.</summary>
    public async Task<IReadOnlyList<MongoStep>> PlanAsync(CancellationToken cancellationToken)
    {
        var steps = new List<MongoStep>();
        var there = await CollectionsAsync(cancellationToken);
        foreach (var wanted in MongoSchema.Collections)
        {
            if (!there.TryGetValue(wanted.Name, out var options))
            {
                steps.Add(new MongoStep($"collection {wanted.Name}", Missing, $"create collection {wanted.Name}", new BsonDocument { { "create", wanted.Name }, { "validator", wanted.Validator } }));
            }
            else if (options.GetValue("validator", new BsonDocument()) != wanted.Validator)
            {
                steps.Add(new MongoStep($"validator of {wanted.Name}", "differs from the one of this program", $"set the validator of {wanted.Name}", new BsonDocument { { "collMod", wanted.Name }, { "validator", wanted.Validator } }));
            }

            steps.AddRange(PlanIndexes(wanted, options is null ? [] : await IndexesAsync(wanted.Name, cancellationToken)));
        }

        return steps;
    }

    /// <summary>Null when the database has never been migrated.</summary>
    /// <exception cref="StoreUnavailableException">The schema is newer than this program.</exception>
    public async Task<int?> VersionAsync(CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(cancellationToken);
        return version <= MongoSchema.Version || version is null ? version : throw new StoreUnavailableException(
            $"database {database.Inner.DatabaseNamespace.DatabaseName} has schema {version}, this program knows {MongoSchema.Version}; run the newer program, or name another database");
    }

    /// <summary>Null when the database has never been migrated.</summary>
    public async Task<int?> ReadVersionAsync(CancellationToken cancellationToken) =>
        (await database.FindAsync(database.Meta, "schema", cancellationToken))?["version"].ToInt32();

    /// <summary>Collections, and indexes of our collections, that this program does not know.</summary>
    public async Task<IReadOnlyList<string>> UnknownAsync(CancellationToken cancellationToken)
    {
        var there = await CollectionsAsync(cancellationToken);
        var unknown = there.Keys.Except(MongoSchema.Collections.Select(collection => collection.Name)).Where(name => !name.StartsWith("system.", StringComparison.Ordinal))
            .Select(name => $"collection {name}").ToList();
        foreach (var wanted in MongoSchema.Collections.Where(collection => there.ContainsKey(collection.Name)))
        {
            var indexes = (await IndexesAsync(wanted.Name, cancellationToken)).Select(index => index["name"].AsString);
            unknown.AddRange(indexes.Except(wanted.Indexes.Select(index => index.Name).Append("_id_")).Select(index => $"index {wanted.Name}.{index}"));
        }

        return unknown;
    }

    public async Task ApplyAsync(IReadOnlyList<MongoStep> steps, CancellationToken cancellationToken)
    {
        using var patient = MongoConnection.Patient(database.Inner.Client);
        var inner = patient.GetDatabase(database.Inner.DatabaseNamespace.DatabaseName);
        foreach (var step in steps)
        {
            await database.Faults.RunLongAsync(() => RunAsync(inner, step.Command, cancellationToken));
        }

        await database.SaveAsync(
            database.Meta, new BsonDocument { { "_id", "schema" }, { "version", MongoSchema.Version } }, cancellationToken);
    }

    private static async Task RunAsync(IMongoDatabase inner, BsonDocument command, CancellationToken cancellationToken)
    {
        try
        {
            await inner.RunCommandAsync<BsonDocument>(command, cancellationToken: cancellationToken);
        }
        catch (MongoCommandException exception) when (exception.Code is MongoCodes.NamespaceExists or MongoCodes.IndexNotFound)
        {
            // Another worker takes the same step.
        }
    }

    private static IEnumerable<MongoStep> PlanIndexes(MongoCollection wanted, IReadOnlyList<BsonDocument> there)
    {
        foreach (var index in wanted.Indexes)
        {
            var found = there.FirstOrDefault(other => other["name"].AsString == index.Name);
            if (found is not null && !IsSame(index, found))
            {
                yield return new MongoStep(
                    $"index {wanted.Name}.{index.Name}", "has another definition", $"drop index {wanted.Name}.{index.Name}, which has another definition",
                    new BsonDocument { { "dropIndexes", wanted.Name }, { "index", index.Name } });
                found = null;
            }

            if (found is null)
            {
                yield return new MongoStep($"index {wanted.Name}.{index.Name}", Missing, $"create index {wanted.Name}.{index.Name}", new BsonDocument { { "createIndexes", wanted.Name }, { "indexes", new BsonArray { index.Definition } } });
            }
        }
    }

    /// <summary>The server tells a text index by its weights and adds versions and defaults of its own.</summary>
    private static bool IsSame(MongoIndex wanted, BsonDocument found)
    {
        var isText = wanted.Keys.Any(key => key.Value == "text");
        var keys = isText ? found.GetValue("weights", new BsonDocument()).AsBsonDocument.Names.Order().SequenceEqual(wanted.Keys.Names.Order()) : SameKeys(wanted.Keys, found["key"].AsBsonDocument);
        var options = wanted.Options ?? [];
        return keys
            && options.All(option => found.TryGetValue(option.Name, out var value) && Same(value, option.Value))
            && new[] { "unique", "sparse", "partialFilterExpression", "expireAfterSeconds" }.All(name => options.Contains(name) || !found.Contains(name) || found[name] == false);
    }

    private static bool SameKeys(BsonDocument wanted, BsonDocument found) =>
        wanted.Names.SequenceEqual(found.Names) && wanted.Names.All(name => Same(wanted[name], found[name]));

    private static bool Same(BsonValue one, BsonValue other) => one.IsNumeric && other.IsNumeric ? one.ToDouble() == other.ToDouble() : one == other;

    private async Task<Dictionary<string, BsonDocument>> CollectionsAsync(CancellationToken cancellationToken)
    {
        var found = await database.Faults.RunAsync(async token => await (await database.Inner.ListCollectionsAsync(cancellationToken: token)).ToListAsync(token), cancellationToken);
        return found.ToDictionary(collection => collection["name"].AsString, collection => collection.GetValue("options", new BsonDocument()).AsBsonDocument);
    }

    private Task<List<BsonDocument>> IndexesAsync(string collection, CancellationToken cancellationToken) => database.Faults.RunAsync(
        async token => await (await database.Inner.GetCollection<BsonDocument>(collection).Indexes.ListAsync(token)).ToListAsync(token), cancellationToken);
}
