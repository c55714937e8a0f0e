using System.Text.RegularExpressions;

namespace Ingest.Backends.Mongo;

/// <summary>Why a call failed, in plain words.</summary>
internal static partial class MongoReason
{
    /// <summary>Of what the driver tells, the first sentence; where no server could be chosen it tells its selectors and the whole state of the cluster, and each server's own reason is what matters.</summary>
    public static string Of(Exception? exception)
    {
        if (exception is null)
        {
            return "no answer";
        }

        var message = exception.GetBaseException().Message;
        return message.Contains("selecting a server", StringComparison.Ordinal)
            ? Servers(message) is { Length: > 0 } servers ? $"no server can be used: {servers}" : "no server can be used"
            : FirstSentence(message);
    }

    private static string Servers(string message)
    {
        var servers = Server().Matches(message).ToList();
        return string.Join("; ", servers.Select((server, n) =>
        {
            var end = n + 1 < servers.Count ? servers[n + 1].Index : message.Length;
            return $"{server.Groups[1].Value}: {State(message[server.Index..end])}";
        }).Distinct());
    }

    private static string State(string server) =>
        Cause().Matches(server) is { Count: > 0 } causes ? FirstSentence(causes[^1].Groups[1].Value)
        : Kind().Match(server) is { Success: true } kind && kind.Groups[1].Value != "Unknown" ? $"is a {kind.Groups[1].Value}, another is asked for"
        : "no answer yet";

    private static string FirstSentence(string text) => text.Split(". ", 2)[0].TrimEnd('.', '"', ' ');

    [GeneratedRegex(@"(?<!\w)EndPoint: ""(?:Unspecified/)?([^""]+)""")]
    private static partial Regex Server();

    /// <summary>Of an exception with what is inside it, each one's message; the last is the cause.</summary>
    [GeneratedRegex(@"[\w.]+Exception(?: \([^)\n]*\))?: ([^\r\n]+)")]
    private static partial Regex Cause();

    [GeneratedRegex(@"(?<!\w)Type: ""(\w+)""")]
    private static partial Regex Kind();
}
