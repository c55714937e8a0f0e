using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Folds stories anew that an older version folded.</summary>
internal sealed class SqliteRefolding(SqliteFile file)
{
    private const string FoldedBefore = "IFNULL(doc ->> '$.folding', 1) < $version";

    public Task<long> CountAsync(int version, CancellationToken cancellationToken) => file.ReadAsync(
        reader => (long)reader.Scalar($"SELECT COUNT(*) FROM stories WHERE {FoldedBefore}", ("$version", version))!, cancellationToken);

    /// <summary>Readers look for the next ones, so that no writer waits for the look at those that are done.</summary>
    public async Task<IReadOnlyList<StoryId>> NextAsync(Refolding refolding, StoryId? after, int most, CancellationToken cancellationToken)
    {
        var next = await file.ReadAsync(reader => Next(reader, refolding.Version, after, most), cancellationToken);
        return next.Count == 0 ? next : await file.WriteStepAsync(
            (writer, _) =>
            {
                next.ForEach(id => Refold(writer, refolding, id));
                return next;
            },
            cancellationToken);
    }

    private static List<StoryId> Next(SqliteConnection reader, int version, StoryId? after, int most)
    {
        using var command = reader.Command(
            $"SELECT id FROM stories WHERE id > $after AND {FoldedBefore} ORDER BY id LIMIT $most", ("$after", after?.Value ?? string.Empty), ("$version", version), ("$most", most));
        using var rows = command.ExecuteReader();
        var ids = new List<StoryId>();
        while (rows.Read())
        {
            ids.Add(new StoryId(rows.GetString(0)));
        }

        return ids;
    }

    private static void Refold(SqliteConnection writer, Refolding refolding, StoryId id)
    {
        if (SqliteStoryStore.Find(writer, id) is not { } story || story.Folding >= refolding.Version)
        {
            return;
        }

        var prints = new SqliteFingerprints(writer);
        if (prints.Find(id) is { } record && record.Fingerprint.Version < refolding.Version)
        {
            prints.Save(record with { Fingerprint = refolding.PrintOf(story, SqliteStoryStore.Revisions(writer, id)) });
        }

        var renewed = refolding.Renew(story);
        var stories = new SqliteStoryWriter(writer);
        stories.Save(renewed);
        stories.SaveGuids(renewed);
    }
}
