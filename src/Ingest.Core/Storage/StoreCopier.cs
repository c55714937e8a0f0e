using System.Globalization;

namespace Ingest.Core.Storage;

/// <summary>
/// Copies one store into another, batch by batch. After each batch a mark in the target says how far it came; a batch that is written a
/// second time replaces itself, so that a copy killed at any moment is continued by copying again.
/// </summary>
/// <param name="from">Read only.</param>
/// <param name="to">Empty, or an earlier copy of <paramref name="from"/>.</param>
/// <param name="name">What the mark calls <paramref name="from"/>: the same at every try.</param>
/// <param name="time">Tells what is past its retention.</param>
public sealed class StoreCopier(IIngestStore from, IIngestStore to, string name, TimeProvider time)
{
    private static readonly RecordKind[] All = Enum.GetValues<RecordKind>();

    /// <summary>The kind in work.</summary>
    public RecordKind Kind { get; private set; }

    public long Done { get; private set; }

    public long Total { get; private set; }

    /// <summary>Why the target must not be written to; null when it may.</summary>
    public async Task<string?> RefusalAsync(CancellationToken cancellationToken)
    {
        if (await to.Records.FindMarkAsync(cancellationToken) is { } mark && mark.From == name)
        {
            return mark.CompletedAt is { } completed && await WrittenSinceAsync(completed, cancellationToken) is { } what
                ? string.Create(CultureInfo.InvariantCulture, $"{to.Description} was copied from {name} at {completed:u} and has {what} since: copying again would put older states back; copy into an empty store")
                : null;
        }

        foreach (var kind in All)
        {
            if (await to.Records.CountAsync(kind, time.GetUtcNow(), cancellationToken) is var count and > 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{to.Description} holds {count} {NameOf(kind)} that are no copy of {name}; name an empty store, or continue a copy with the store it was begun from");
            }
        }

        return null;
    }

    /// <summary>Copies these kinds, going on where an earlier copy ended, and counts both sides at the end.</summary>
    public async Task<IReadOnlyList<CopyCount>> CopyAsync(IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken)
    {
        var mark = await BeginAsync(kinds, cancellationToken);
        foreach (var kind in kinds.Where(kind => kind >= mark.Kind).Order().ToList())
        {
            Kind = kind;
            mark = kind == mark.Kind ? mark : mark with { Kind = kind, After = null };
            do
            {
                var batch = await from.Records.ReadAsync(kind, mark.After, time.GetUtcNow(), cancellationToken);
                if (batch.Records.Count > 0)
                {
                    await to.Records.WriteAsync(batch.Records, cancellationToken);
                }

                Done += batch.Records.Count;
                mark = batch.Next is null ? mark with { Kind = kind + 1, After = null } : mark with { After = batch.Next };
                if (kind < All[^1] || batch.Next is not null)
                {
                    await to.Records.SaveMarkAsync(mark, cancellationToken);
                }
            }
            while (mark.After is not null);
        }

        await to.Records.SaveMarkAsync(mark with { Kind = All[0], After = null, CompletedAt = time.GetUtcNow() }, cancellationToken);
        return await CountAsync(kinds, cancellationToken);
    }

    public static string NameOf(RecordKind kind) => kind.ToString().ToLowerInvariant();

    private async Task<CopyMark> BeginAsync(IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var mark = await to.Records.FindMarkAsync(cancellationToken) is { CompletedAt: null } begun && begun.From == name ? begun : new CopyMark { From = name, StartedAt = now };
        await to.Records.SaveMarkAsync(mark, cancellationToken);
        foreach (var kind in kinds)
        {
            var count = await from.Records.CountAsync(kind, now, cancellationToken);
            Total += count;
            Done += kind < mark.Kind ? count : kind == mark.Kind && mark.After is not null ? await to.Records.CountAsync(kind, now, cancellationToken) : 0;
        }

        return mark;
    }

    private async Task<List<CopyCount>> CountAsync(IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken)
    {
        var counts = new List<CopyCount>();
        foreach (var kind in kinds)
        {
            var now = time.GetUtcNow();
            counts.Add(new CopyCount(kind, await from.Records.CountAsync(kind, now, cancellationToken), await to.Records.CountAsync(kind, now, cancellationToken)));
        }

        return counts;
    }

    private async Task<string?> WrittenSinceAsync(DateTimeOffset completed, CancellationToken cancellationToken)
    {
        if ((await to.Runs.LatestAsync(source: null, limit: 1, cancellationToken)).Any(run => run.StartedAt > completed))
        {
            return "been run on";
        }

        await foreach (var story in to.Stories.ListAsync(new StoryQuery(UpdatedSince: completed, Limit: 1), cancellationToken))
        {
            return $"taken in stories (such as {story.Id})";
        }

        return null;
    }
}
