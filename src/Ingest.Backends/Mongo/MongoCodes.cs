using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Error codes of the server (MongoDB manual, "Error Codes").</summary>
internal static class MongoCodes
{
    public const int DuplicateKey = 11000;
    public const int NamespaceExists = 48;
    public const int IndexNotFound = 27;

    /// <summary>Host away, primary changing, shutting down, or a write not yet on enough members.</summary>
    public static bool IsTransient(int code) => code is 6 or 7 or 50 or 64 or 89 or 91 or 112 or 134 or 189 or 262 or 9001 or 10107 or 11600 or 11602 or 13388 or 13435 or 13436;

    public static bool IsRefusal(int code) => code is 8 or 13 or 18 or 31 or 8000;

    public static bool IsDuplicateKey(MongoException exception) => exception switch
    {
        MongoWriteException { WriteError.Code: DuplicateKey } => true,
        MongoBulkWriteException bulk => bulk.WriteErrors.Count > 0 && bulk.WriteErrors.All(error => error.Code == DuplicateKey),
        MongoCommandException { Code: DuplicateKey } => true,
        MongoDuplicateKeyException => true,
        _ => false,
    };
}
