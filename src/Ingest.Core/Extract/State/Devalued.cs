namespace Ingest.Core.Extract.State;

/// <summary>Nuxt 3 writes its state as one flat list whose entries refer to each other by number.</summary>
internal static class Devalued
{
    private const int MostDepth = 60;
    private const int MostValues = 200_000;

    public static ScriptValue Read(ScriptValue value, string? id) =>
        id?.Contains("NUXT_DATA", StringComparison.Ordinal) == true && value.Items is { Count: > 1 } entries ? new Reader(entries).Resolve(0, 0) : value;

    private sealed class Reader(List<ScriptValue> entries)
    {
        private readonly Dictionary<int, ScriptValue> _known = [];
        private int _values;

        public ScriptValue Resolve(int index, int depth)
        {
            if (index < 0 || index >= entries.Count || depth > MostDepth || ++_values > MostValues)
            {
                return ScriptValue.Nothing;
            }

            if (_known.TryGetValue(index, out var known))
            {
                return known;
            }

            // Circles end here: whoever asks again while this is resolved gets nothing.
            _known[index] = ScriptValue.Nothing;
            var entry = entries[index];
            var value = entry.Members is { } members
                ? new ScriptValue { Members = [.. members.Select(member => new KeyValuePair<string, ScriptValue>(member.Key, Referred(member.Value, depth)))] }
                : entry.Items is [{ Text: { } wrapper }, { } inner, ..] && wrapper.Length < 24 && inner.Number is not null ? Referred(inner, depth)
                : entry.Items is { } items ? new ScriptValue { Items = [.. items.Select(item => Referred(item, depth))] }
                : entry;
            return _known[index] = value;
        }

        private ScriptValue Referred(ScriptValue value, int depth) => value.Number is { } index ? Resolve(index, depth + 1) : value;
    }
}
