using Ingest.Core.Model;

namespace Ingest.Core.Schedule;

/// <summary>How much a failed run counts: what passes by itself counts less.</summary>
public static class FailureWeight
{
    public static double Of(FailureKind kind) => kind switch
    {
        FailureKind.Dns => 0.25,
        FailureKind.AskedToWait or FailureKind.NotFound or FailureKind.ServerError or FailureKind.Timeout or FailureKind.TooSlow or FailureKind.Malformed
            or FailureKind.HostDown or FailureKind.RobotsUnreachable or FailureKind.Connection => 0.5,
        _ => 1,
    };
}
