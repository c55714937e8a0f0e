using Ingest.Core.Model;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Fetch;

internal static partial class FetchLog   // events 400–499
{
    [LoggerMessage(400, LogLevel.Information, "{Host} answered {Status} and asks to wait; next try not before {NotBefore:u}")]
    public static partial void AskedToWait(this ILogger logger, string host, int status, DateTimeOffset notBefore);

    [LoggerMessage(401, LogLevel.Warning, "{Host} failed repeatedly and is left alone for {BreakFor}")]
    public static partial void HostBroken(this ILogger logger, string host, TimeSpan breakFor);

    [LoggerMessage(402, LogLevel.Information, "{Host}: robots.txt could not be had ({Detail}); everything there is disallowed for now (RFC 9309 §2.3.1.4)")]
    public static partial void RobotsUnreachable(this ILogger logger, string host, string detail);

    [LoggerMessage(403, LogLevel.Debug, "{Host}: try {Try} failed ({Kind}); next in {Delay}")]
    public static partial void TryFailed(this ILogger logger, string host, int @try, string kind, TimeSpan delay);
}
