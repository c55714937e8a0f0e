using Ingest.Core.Storage;

namespace Ingest.Backends;

/// <summary>Which links are made due in one step, and when.</summary>
internal static class ReopenSteps
{
    /// <param name="keys">All of them, those first that are due first.</param>
    /// <param name="first">How many are due first.</param>
    /// <param name="now">When those are due.</param>
    /// <param name="size">Links of one step at most.</param>
    public static IEnumerable<(string[] Keys, DateTimeOffset DueAt)> Of(IReadOnlyCollection<string> keys, int first, DateTimeOffset now, int size) =>
        keys.Take(first).Chunk(size).Select(step => (step, now)).Concat(keys.Skip(first).Chunk(size).Select(step => (step, now + ILinkStore.Behind)));
}
