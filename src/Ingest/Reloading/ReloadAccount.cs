using Ingest.Core.Model;
using Ingest.Core.Sources.Reloading;

namespace Ingest.Reloading;

/// <summary>Tells the log what a reload did: each fact once, when it becomes one.</summary>
internal sealed class ReloadAccount(ILogger logger)
{
    /// <summary>A log is no place for a thousand sources; the numbers are told all the same.</summary>
    private const int MostTold = 50;

    public void Tell(Reload reload)
    {
        var before = reload.Before.Files.ToDictionary(file => file.Name);
        if (before.Count > 0)
        {
            foreach (var change in reload.Changes.Where(change => change.Kind is ChangeKind.Added or ChangeKind.Changed or ChangeKind.Removed).Take(MostTold))
            {
                TellChange(change);
            }
        }

        var held = reload.Changes.Where(change => change.Kind == ChangeKind.Held).ToList();
        if (held.Count > 0 && reload.After.Troubled.Any(file => file.Trouble!.Kind == TroubleKind.Held && before.GetValueOrDefault(file.Name)?.Trouble?.Kind != TroubleKind.Held))
        {
            logger.Held(held.Count, reload.After.Running.Count, string.Join(", ", held.Take(5).Select(change => change.File)) + (held.Count > 5 ? ", …" : string.Empty));
        }

        // What is wrong with a template is wrong with all that use it.
        var rejected = reload.After.Troubled.Where(file => file.Trouble!.Kind == TroubleKind.Rejected && before.GetValueOrDefault(file.Name)?.Trouble?.Detail != file.Trouble.Detail);
        foreach (var files in rejected.GroupBy(file => file.Trouble!.Detail).Take(MostTold))
        {
            TellRejected(files.Key, [.. files]);
        }

        foreach (var file in reload.After.Files.Where(file => file.Trouble is null && before.GetValueOrDefault(file.Name)?.Trouble is not null))
        {
            logger.RightAgain(file.Name);
        }
    }

    /// <summary>The sources that ended while no daemon ran.</summary>
    public void TellEnded(Reload start)
    {
        foreach (var change in start.Changes.Where(change => change.Kind == ChangeKind.Removed).Take(MostTold))
        {
            TellChange(change);
        }
    }

    private void TellRejected(string problem, IReadOnlyList<RunningFile> files)
    {
        if (files.Count > 1)
        {
            logger.ManyRejected(files.Count, problem, files.Count(file => file.Source is not null));
        }
        else if (files[0].Source is { } source)
        {
            logger.Rejected(files[0].Name, problem, source.Id, source.Digest[..Math.Min(8, source.Digest.Length)]);
        }
        else
        {
            logger.LeftOut(files[0].Name, problem);
        }
    }

    private void TellChange(SourceChange change)
    {
        switch (change.Kind)
        {
            case ChangeKind.Added:
                logger.Added(change.Source!.Value, change.File);
                break;
            case ChangeKind.Removed:
                logger.Removed(change.Source!.Value, change.File);
                break;
            default:
                logger.Changed(change.Source!.Value, string.Join("; ", change.Keys.Take(5).Select(key => $"{key.Key}: {Short(key.Before)} → {Short(key.After)}")) + (change.Keys.Count > 5 ? "; …" : string.Empty));
                break;
        }
    }

    /// <summary>Addresses without their query, which may be a key.</summary>
    private static string Short(string? value) => value is null ? "(none)"
        : value.Contains("://", StringComparison.Ordinal) && value.IndexOf('?', StringComparison.Ordinal) is > 0 and var query ? value[..query] + "?…"
        : value.Length > 80 ? value[..79] + "…" : value;
}
