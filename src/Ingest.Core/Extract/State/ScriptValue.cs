namespace Ingest.Core.Extract.State;

/// <summary>A value of a front end's state: text, a list, or members by name; numbers and the like count as nothing.</summary>
internal sealed class ScriptValue
{
    public static readonly ScriptValue Nothing = new();

    private const int FewMembers = 24;

    /// <summary>Many values refer to one with many members, and each asks it for a dozen names.</summary>
    private Dictionary<string, ScriptValue>? _byName;

    public string? Text { get; init; }

    /// <summary>A whole number, which may refer to another value.</summary>
    public int? Number { get; init; }

    public List<ScriptValue>? Items { get; init; }

    public List<KeyValuePair<string, ScriptValue>>? Members { get; init; }

    public ScriptValue? this[string name] =>
        Members is not { Count: > FewMembers } ? Members?.Find(member => member.Key == name).Value
        : (_byName ??= Members.DistinctBy(member => member.Key).ToDictionary(StringComparer.Ordinal)).GetValueOrDefault(name);

    /// <summary>What it holds, whichever kind it is.</summary>
    public IEnumerable<ScriptValue> Inner => Items ?? Members?.Select(member => member.Value) ?? [];
}
