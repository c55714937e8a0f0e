using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Operator.Api;

/// <summary>A page that is no story.</summary>
public sealed record ApiRejectedPage(string Url, string Source, RejectionReason Reason, string Evidence, DateTimeOffset At, bool Kept)
{
    public static ApiRejectedPage Of(QuarantineEntry entry, IReadOnlySet<string> kept) =>
        new(entry.Url, entry.Source.Value, entry.Reason, entry.Evidence, entry.At, kept.Contains(entry.Key));
}
