using System.Collections.Frozen;

namespace Ingest.Core.Extract.Index;

/// <summary>Which elements of a page have which attribute.</summary>
internal sealed class AttributeIndex(PageTree tree)
{
    /// <summary>Those that our finders ask for; others are sought when the first question comes.</summary>
    private static readonly FrozenDictionary<string, int> Usual =
        new[] { "id", "itemprop", "itemtype", "itemscope", "property", "typeof", "rel", "href", "type", "pubdate", "datetime", "data-testid", "aria-label" }.Index().ToFrozenDictionary(name => name.Item, name => name.Index);

    private readonly List<int>?[] _places = new List<int>?[Usual.Count];
    private readonly Dictionary<string, List<int>> _sought = new(StringComparer.Ordinal);

    public void Add(string name, int at)
    {
        if (Usual.TryGetValue(name, out var number))
        {
            (_places[number] ??= []).Add(at);
        }
    }

    /// <summary>The elements in the order of the page.</summary>
    public IReadOnlyList<int> Of(string name)
    {
        if (Usual.TryGetValue(name, out var number))
        {
            return _places[number] ?? [];
        }

        if (!_sought.TryGetValue(name, out var places))
        {
            _sought[name] = places = [.. Enumerable.Range(0, tree.Count).Where(at => tree.IsElement(at) && tree.ElementAt(at).HasAttribute(name))];
        }

        return places;
    }
}
