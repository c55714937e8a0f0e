using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>An error by the server's codes.</summary>
internal sealed class CommandError(int code, string codeName, string message) : Exception(message)
{
    public int Code => code;

    public BsonDocument? Detail { get; init; }

    /// <summary>What a server knows and this stand-in does not, or nobody knows.</summary>
    public bool IsRefusal { get; init; }

    public BsonDocument Answer => new() { { "ok", 0.0 }, { "errmsg", Message }, { "code", code }, { "codeName", codeName } };

    public BsonDocument WriteError(int index) => new BsonDocument { { "index", index }, { "code", code }, { "errmsg", Message } }.Merge(Detail ?? []);

    public static CommandError Refused(string what) => new(9, "FailedToParse", what + " is not played by the stand-in") { IsRefusal = true };

    public static CommandError NoCommand(string name) => new(59, "CommandNotFound", $"no such command: '{name}'") { IsRefusal = true };

    public static CommandError NoOption(string command, string option) =>
        new(40415, "Location40415", $"BSON field '{command}.{option}' is an unknown field.") { IsRefusal = true };
}
