using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Edited rules are another look at the pages that the former ones rejected: those become due again by themselves.</summary>
public sealed class Rereading(IIngestStore store, IOptions<PipelineOptions> options, TimeProvider time, ILogger<Rereading> logger)
{
    /// <summary>What a source's own rules decide. Walls, robots and redirects are as they were.</summary>
    private static readonly IReadOnlyList<string> Judged =
    [
        .. new[]
        {
            RejectionReason.NoTitle, RejectionReason.NoBody, RejectionReason.TooShort, RejectionReason.NotAnArticle, RejectionReason.MediaStub,
            RejectionReason.WrongLanguage,
        }.Select(reason => reason.Name()),
    ];

    /// <param name="source">The source as it is run.</param>
    /// <param name="before">Its state after the last run; null for none.</param>
    /// <param name="rules">Fingerprint of its rules as they are now.</param>
    /// <param name="fence">Of the lease under which it runs; null for none.</param>
    /// <param name="cancellationToken">Ends the call; the next run begins it anew.</param>
    public async Task ReopenAsync(SourceDefinition source, SourceState? before, string rules, long? fence, CancellationToken cancellationToken)
    {
        // A state of an older program does not tell the rules: there an edited file stands for them.
        var edited = before is not null && (before.Rules is { } former ? former != rules : DocumentMemory.IsEdited(source, before));
        if (!edited)
        {
            return;
        }

        // What is no longer in quarantine is too old to be news. Of more than one run reads, the newest come first and the rest is left to the runs after it.
        var now = time.GetUtcNow();
        var links = await store.Links.ReopenAsync(source.Id, Judged, now - Retention.Default.Quarantine, now, options.Value.LinksPerRun, fence, cancellationToken);
        if (links > 0)
        {
            logger.RejectedReopened(source.Id, Counted.Of(links, "page"));
        }
    }
}
