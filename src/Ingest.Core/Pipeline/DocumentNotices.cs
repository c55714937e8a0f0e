using Ingest.Core.Reporting;
using Ingest.Core.Schedule;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Pipeline;

/// <summary>Tells the operator what changed in what is remembered of a document that the source file names.</summary>
internal static class DocumentNotices
{
    public static void Tell(ILogger logger, SourceDefinition source, Uri url, DocumentState? before, DocumentState after, DocumentReading reading)
    {
        var name = DocumentName.Of(url);
        if (reading.CameBack)
        {
            logger.MoveDropped(source.Id, name, DocumentName.Of(before!.Move!.To));
        }
        else if (after.Move is { Since: not null } move && (before?.Move is not { Since: not null } old || old.To != move.To))
        {
            logger.Moved(source.Id, name, DocumentName.Of(move.To), source.File);
        }
        else if (after.Move is { Seen: 1 } pending && before?.Move?.To != pending.To)
        {
            logger.MoveSeen(source.Id, name, DocumentName.Of(pending.To));
        }
        else if (after.Move is null && reading.IsReadable && reading.Result.MovedTo is { } elsewhere)
        {
            logger.MoveDoubted(source.Id, name, DocumentName.Of(elsewhere));
        }

        if (after.Gone is { } gone && GoneRule.IsForGood(gone) && (before?.Gone is not { } earlier || !GoneRule.IsForGood(earlier)))
        {
            logger.DocumentGone(source.Id, name, source.File);
        }

        if (after.DistrustedAt is not null && before?.DistrustedAt is null)
        {
            logger.ValidatorsDistrusted(source.Id, name);
        }
    }
}
