namespace Ingest.Core.Extract.State;

/// <summary>Puts the texts that a stream sends apart in the places that refer to them.</summary>
internal static class References
{
    public static ScriptValue Put(ScriptValue value, Dictionary<string, string> texts) =>
        value.Text is ['$', not '$', ..] text && texts.TryGetValue(text[1..], out var apart) ? new ScriptValue { Text = apart }
        : texts.Count == 0 ? value
        : value.Items is { } items ? new ScriptValue { Items = [.. items.Select(item => Put(item, texts))] }
        : value.Members is { } members ? new ScriptValue { Members = [.. members.Select(member => new KeyValuePair<string, ScriptValue>(member.Key, Put(member.Value, texts)))] }
        : value;
}
