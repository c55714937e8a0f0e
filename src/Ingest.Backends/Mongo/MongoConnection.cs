using Ingest.Core.Storage;
using MongoDB.Driver;
using MongoDB.Driver.Core.Compression;
using MongoDB.Driver.Core.Configuration;

namespace Ingest.Backends.Mongo;

/// <summary>A database by its connection string; what the string leaves open is set for a store that must not lose news.</summary>
internal static class MongoConnection
{
    private const string DefaultDatabase = "ingest";

    private static readonly TimeSpan Select = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Connect = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(30);

    /// <summary>For members to confirm; ends well before the socket does, so that the server can say so.</summary>
    private static readonly TimeSpan Confirm = TimeSpan.FromSeconds(10);

    /// <summary>Makes a client without connecting yet.</summary>
    /// <exception cref="StoreUnavailableException">The string cannot be read.</exception>
    public static (MongoClient Client, IMongoDatabase Database, string Description) Open(string connection)
    {
        try
        {
            var url = new MongoUrl(connection);
            var client = new MongoClient(SettingsOf(url));
            var name = url.DatabaseName ?? DefaultDatabase;
            return (client, client.GetDatabase(name), $"MongoDB {string.Join(',', url.Servers.Select(server => server.ToString()))}/{name}");
        }
        catch (Exception exception) when (exception is MongoConfigurationException or ArgumentException or FormatException)
        {
            throw new StoreUnavailableException($"the MongoDB connection string cannot be read: {exception.Message}; expected mongodb://HOST:PORT/DATABASE", exception);
        }
    }

    /// <summary>A client beside this one whose calls are waited for as long as they take.</summary>
    public static MongoClient Patient(IMongoClient client)
    {
        var settings = client.Settings.Clone();
        settings.SocketTimeout = TimeSpan.Zero;
        return new MongoClient(settings);
    }

    /// <summary>Servers and database: the same for every user and whatever the order and the options.</summary>
    /// <exception cref="StoreUnavailableException">The string cannot be read.</exception>
    public static string NameOf(string connection)
    {
        var (client, database, _) = Open(connection);
        using (client)
        {
            var servers = client.Settings.Servers.Select(server => server.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal);
            return $"mongodb://{string.Join(',', servers)}/{database.DatabaseNamespace.DatabaseName}";
        }
    }

    private static MongoClientSettings SettingsOf(MongoUrl url)
    {
        var settings = MongoClientSettings.FromUrl(url);
        settings.ApplicationName ??= "ingest";
        settings.WriteConcern = url.W is null ? WriteConcern.WMajority.With(wTimeout: url.WTimeout ?? Confirm, journal: url.Journal) : settings.WriteConcern;
        // What is judged must be what was written last, whatever the string says: a secondary that lags would hide a neighbor or a lease.
        settings.ReadPreference = ReadPreference.Primary;
        settings.RetryWrites = url.RetryWrites ?? true;
        settings.RetryReads = url.RetryReads ?? true;
        settings.Compressors = url.Compressors.Count > 0 ? settings.Compressors : [new CompressorConfiguration(CompressorType.ZStandard), new CompressorConfiguration(CompressorType.Zlib)];
        settings.ServerSelectionTimeout = IsSet(url, "serverSelectionTimeout") ? url.ServerSelectionTimeout : Select;
        settings.ConnectTimeout = IsSet(url, "connectTimeout") ? url.ConnectTimeout : Connect;
        settings.SocketTimeout = IsSet(url, "socketTimeout") ? url.SocketTimeout : Answer;
        return settings;
    }

    private static bool IsSet(MongoUrl url, string option) => url.Url.Contains(option, StringComparison.OrdinalIgnoreCase);
}
