namespace Ingest.Core.Sources.Reloading;

/// <summary>Compares two versions of a source key by key.</summary>
internal static class KeyDifferences
{
    public static IReadOnlyList<KeyChange> Of(SourceDefinition before, SourceDefinition after)
    {
        var (old, now) = (before.Writing.Keys.ToDictionary(key => key.Path), after.Writing.Keys.ToDictionary(key => key.Path));
        var changes = after.Writing.Keys.Where(key => !old.TryGetValue(key.Path, out var was) || was.Hash != key.Hash)
            .Select(key => new KeyChange(key.Path, old.GetValueOrDefault(key.Path)?.Value, key.Value))
            .Concat(before.Writing.Keys.Where(key => !now.ContainsKey(key.Path)).Select(key => new KeyChange(key.Path, key.Value, null))).ToList();
        if (before.Writing.Name != after.Writing.Name)
        {
            changes.Insert(0, new KeyChange("(file)", before.Writing.Name, after.Writing.Name));
        }

        // The same reference can lead to another secret.
        if (before.Auth != after.Auth && !changes.Exists(change => change.Key.StartsWith("auth", StringComparison.Ordinal)))
        {
            changes.Add(new KeyChange("auth.value", "(secret)", "(secret)"));
        }

        if (before.Network.Proxy != after.Network.Proxy && !changes.Exists(change => change.Key == "network.proxy"))
        {
            changes.Add(new KeyChange("network.proxy", "(secret)", "(secret)"));
        }

        return changes;
    }
}
