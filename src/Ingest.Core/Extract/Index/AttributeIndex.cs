using System.Collections.Frozen;

namespace Ingest.Core.Extract.Index;

/// <summary>Which elements of a page have which attribute, and what it says.</summary>
internal sealed class AttributeIndex(PageTree tree)
{
    /// <summary>Those that our finders ask for; others are sought when the first question comes.</summary>
    private static readonly FrozenDictionary<string, int> Usual =
        new[] { "id", "itemprop", "itemtype", "itemscope", "property", "typeof", "rel", "href", "type", "pubdate", "datetime", "data-testid", "aria-label" }.Index().ToFrozenDictionary(name => name.Item, name => name.Index);

    private readonly List<(int At, string Value)>?[] _bearers = new List<(int, string)>?[Usual.Count];
    private readonly Dictionary<string, List<(int At, string Value)>> _sought = new(StringComparer.Ordinal);

    public void Add(string name, string value, int at)
    {
        if (Usual.TryGetValue(name, out var number))
        {
            (_bearers[number] ??= []).Add((at, value));
        }
    }

    /// <summary>The elements in the order of the page.</summary>
    public IReadOnlyList<(int At, string Value)> Of(string name)
    {
        if (Usual.TryGetValue(name, out var number))
        {
            return _bearers[number] ?? [];
        }

        if (!_sought.TryGetValue(name, out var bearers))
        {
            _sought[name] = bearers = [.. Enumerable.Range(0, tree.Count).Where(tree.IsElement).Select(at => (at, tree.ElementAt(at).GetAttribute(name)!)).Where(bearer => bearer.Item2 is not null)];
        }

        return bearers;
    }
}
