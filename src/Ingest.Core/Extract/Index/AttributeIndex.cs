namespace Ingest.Core.Extract.Index;

/// <summary>Which elements of a page have which attribute; by name when the first question about the name comes.</summary>
internal sealed class AttributeIndex
{
    private readonly List<int> _owners = new(2_048);
    private readonly List<string> _names = new(2_048);
    private readonly Dictionary<string, List<int>> _known = new(StringComparer.Ordinal);

    public void Add(string name, int at)
    {
        _owners.Add(at);
        _names.Add(name);
    }

    /// <summary>The elements in the order of the page.</summary>
    public IReadOnlyList<int> Of(string name)
    {
        if (!_known.TryGetValue(name, out var places))
        {
            _known[name] = places = [];
            for (var i = 0; i < _names.Count; i++)
            {
                if (_names[i] == name)
                {
                    places.Add(_owners[i]);
                }
            }
        }

        return places;
    }
}
