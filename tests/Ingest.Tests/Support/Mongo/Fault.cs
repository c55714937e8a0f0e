using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>Something that goes wrong with a command.</summary>
internal sealed record Fault(string Command, string? Collection, Fault.Kind What, int Code, int Times)
{
    internal enum Kind
    {
        /// <summary>The connection is closed before the command is looked at.</summary>
        CloseBefore,

        /// <summary>The command is carried out and its answer lost.</summary>
        CloseAfter,

        /// <summary>The connection is closed in the middle of the answer.</summary>
        CloseInAnswer,

        /// <summary>The command is carried out; its answer waits until <see cref="MongoDouble.Hurry"/>.</summary>
        Slow,

        /// <summary>The command is answered with an error and not carried out.</summary>
        Error,

        /// <summary>The command is carried out; too few members confirm it.</summary>
        WriteConcernError,

        /// <summary>The command is carried out after another writer has counted up the version of every document there.</summary>
        Overtaken,
    }

    private static readonly Dictionary<int, string> Names = new()
    {
        [64] = "WriteConcernFailed",
        [91] = "ShutdownInProgress",
        [189] = "PrimarySteppedDown",
        [10107] = "NotWritablePrimary",
        [13] = "Unauthorized",
        [11600] = "InterruptedAtShutdown",
    };

    public static BsonDocument ErrorAnswer(int code, bool retryable)
    {
        var answer = new BsonDocument { { "ok", 0.0 }, { "errmsg", "made to fail" }, { "code", code }, { "codeName", Names.GetValueOrDefault(code, "Error") } };
        return retryable && code is 91 or 189 or 10107 or 11600 ? answer.Add("errorLabels", new BsonArray { "RetryableWriteError" }) : answer;
    }

    public static BsonDocument ConcernAnswer(int code)
    {
        var error = new BsonDocument { { "code", code }, { "codeName", Names.GetValueOrDefault(code, "Error") }, { "errmsg", "waiting for replication timed out" } };
        var answer = new BsonDocument("writeConcernError", error);
        return code == 91 ? answer.Add("errorLabels", new BsonArray { "RetryableWriteError" }) : answer;
    }
}
