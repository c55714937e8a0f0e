using Ingest.Core.Model;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Fetch;

internal static partial class FetchLog // events 400–499
{
    [LoggerMessage(400, LogLevel.Warning, "Source {SourceId}: {Host} answered {Status} and asks to be left alone until {NotBefore:u}")]
    public static partial void AskedToWait(this ILogger logger, SourceId sourceId, string host, int status, DateTimeOffset notBefore);

    [LoggerMessage(401, LogLevel.Warning, "{Host} is left alone for {Break} after {Failures} failures in a row; the last: {Failure}")]
    public static partial void HostDown(this ILogger logger, string host, int failures, string failure, TimeSpan @break);

    [LoggerMessage(402, LogLevel.Warning, "Source {SourceId}: robots.txt of {Authority} could not be had ({Kind}): {Detail}")]
    public static partial void RobotsUnreachable(this ILogger logger, SourceId sourceId, string authority, string kind, string detail);

    [LoggerMessage(403, LogLevel.Warning, "Every connection goes to {Host}:{Port}, whatever the host name; the address guard does not apply to it")]
    public static partial void ConnectsTo(this ILogger logger, string host, int port);

    [LoggerMessage(405, LogLevel.Warning, "Hosts of {Domain} answered 429; all of them keep to one pace until {Until:u}")]
    public static partial void DomainWidened(this ILogger logger, string domain, DateTimeOffset until);

    [LoggerMessage(406, LogLevel.Information, "{Domain} has been quiet; each of its hosts has a pace of its own again")]
    public static partial void DomainNarrowed(this ILogger logger, string domain);

    [LoggerMessage(407, LogLevel.Warning, "Source {SourceId}: tdmrep.json of {Authority} could not be had and is asked for again after {Wait}: {Detail}")]
    public static partial void TdmUnreachable(this ILogger logger, SourceId sourceId, string authority, TimeSpan wait, string detail);

    [LoggerMessage(404, LogLevel.Warning, "Source {SourceId}: refused to connect: {Detail}")]
    public static partial void Forbidden(this ILogger logger, SourceId sourceId, string detail);
}
