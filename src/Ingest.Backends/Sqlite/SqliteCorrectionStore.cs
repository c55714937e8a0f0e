using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteCorrectionStore(SqliteFile file) : ICorrectionStore
{
    public Task<IReadOnlyList<Correction>> OfAsync(IReadOnlyList<string> urlKeys, CancellationToken cancellationToken) =>
        file.ReadAsync<IReadOnlyList<Correction>>(reader => Of(reader, urlKeys), cancellationToken);

    /// <summary>The decisions about any of these addresses, oldest first.</summary>
    public static List<Correction> Of(SqliteConnection reader, IEnumerable<string> urlKeys)
    {
        var found = urlKeys.Distinct().SelectMany(key => reader.Documents<Correction>(
            "SELECT doc FROM corrections WHERE one = $key UNION ALL SELECT doc FROM corrections WHERE other = $key AND one <> $key", ("$key", key)));
        return [.. found.DistinctBy(correction => (correction.One, correction.Other)).OrderBy(correction => correction.At)];
    }

    /// <summary>Writes a decision within the caller's transaction.</summary>
    public static int Save(SqliteConnection writer, Correction correction) => writer.Execute(
        "INSERT OR REPLACE INTO corrections (one, other, doc) VALUES ($one, $other, $doc)",
        ("$one", correction.One), ("$other", correction.Other), ("$doc", JsonSerializer.Serialize(correction, StoryJson.Options)));

    /// <summary>Takes a decision back within the caller's transaction.</summary>
    public static int Remove(SqliteConnection writer, Correction correction) =>
        writer.Execute("DELETE FROM corrections WHERE one = $one AND other = $other", ("$one", correction.One), ("$other", correction.Other));
}
