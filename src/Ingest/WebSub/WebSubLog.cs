using Ingest.Core.Model;

namespace Ingest.WebSub;

internal static partial class WebSubLog   // events 1300–1399
{
    [LoggerMessage(1300, LogLevel.Information, "Source {SourceId}: asked hub {Hub} to {Mode}; it confirms by itself")]
    public static partial void HubAsked(this ILogger logger, SourceId sourceId, string hub, string mode);

    [LoggerMessage(1301, LogLevel.Warning, "Source {SourceId}: hub {Hub} did not accept to {Mode}: {Problem}; it is asked again in an hour, then ever more rarely, and the source is polled as before")]
    public static partial void HubRefused(this ILogger logger, SourceId sourceId, string hub, string mode, string problem);

    [LoggerMessage(1302, LogLevel.Information, "Source {SourceId}: hub {Hub} confirmed to {Mode}")]
    public static partial void HubConfirmed(this ILogger logger, SourceId sourceId, string hub, string mode);

    [LoggerMessage(1303, LogLevel.Warning, "Source {SourceId}: hub {Hub} denies the subscription; the source is polled as before")]
    public static partial void HubDenied(this ILogger logger, SourceId sourceId, string hub);

    [LoggerMessage(1304, LogLevel.Warning, "Source {SourceId}: a notification in the name of hub {Hub} is not signed with our secret; it is passed over")]
    public static partial void BadSignature(this ILogger logger, SourceId sourceId, string hub);

    [LoggerMessage(1305, LogLevel.Information, "Source {SourceId}: its hub tells of news; it runs at {At:u}")]
    public static partial void Told(this ILogger logger, SourceId sourceId, DateTimeOffset at);

    [LoggerMessage(1306, LogLevel.Information, "Source {SourceId}: hub {Hub} still does not accept to {Mode}: {Problem}")]
    public static partial void HubStillRefuses(this ILogger logger, SourceId sourceId, string hub, string mode, string problem);

    [LoggerMessage(1307, LogLevel.Error, "Source {SourceId}: hub {Hub} could not be asked to {Mode}; it is asked again in an hour, then ever more rarely")]
    public static partial void SubscriptionBroke(this ILogger logger, Exception exception, SourceId sourceId, string hub, string mode);

    [LoggerMessage(1308, LogLevel.Information, "Source {SourceId}: its hub tells of news, but its last run failed, or it is paused; it runs when it is due")]
    public static partial void ToldInVain(this ILogger logger, SourceId sourceId);
}
