using System.Text.Json;

namespace Ingest.Core.Model;

/// <summary>The one spelling of reasons in reports, log, metrics and stored data.</summary>
public static class ReasonNames
{
    public static string Name(this RejectionReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    public static string Name(this FailureKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
