using System.Collections.Frozen;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Takes a page out of quarantine: the gate does not judge it again, now or at later visits. A run that holds the link at that moment writes over the release, which survives (<see cref="LinkRecord.Over"/>).</summary>
public sealed class QuarantineRelease(IIngestStore store, TimeProvider time)
{
    /// <summary>What the gate judges, and what other rules of the source may find. The others say that the page may not be read, or is none.</summary>
    private static readonly FrozenSet<string> Judged = new[]
    {
        RejectionReason.TooShort, RejectionReason.NotAnArticle, RejectionReason.FurtherPage, RejectionReason.SoftNotFound,
        RejectionReason.ConsentWall, RejectionReason.BotChallenge, RejectionReason.PaywallTeaser, RejectionReason.MediaStub,
        RejectionReason.NoTitle, RejectionReason.NoBody, RejectionReason.WrongLanguage,
    }.Select(reason => reason.Name()).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The link, which is due at once; or why the page cannot be released.</summary>
    public async Task<(LinkRecord? Link, string? Problem)> ReleaseAsync(Uri url, CancellationToken cancellationToken)
    {
        if (await store.Links.FindAsync(CanonicalUrl.Key(url), cancellationToken) is not { } link)
        {
            return (null, "no source has offered it");
        }

        if (link.State != LinkState.Rejected)
        {
            return (null, $"it is not in quarantine but {link.State.ToString().ToLowerInvariant()}");
        }

        if (link.Reason is not { } reason || !Judged.Contains(reason))
        {
            return (null, $"it was rejected as {link.Reason}: {link.Detail}; that cannot be waived");
        }

        var released = link with { Released = true, State = LinkState.Pending, NextTry = time.GetUtcNow(), Reason = null, Detail = null, Attempts = 0, Fence = null };
        await store.Links.SettleAsync(released, cancellationToken);
        await store.Quarantine.RemoveAsync(link.Key, cancellationToken);
        return (released, null);
    }
}
