using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>
/// The elements of a page by tag, class and attribute, in document order. Finders ask some forty questions of a page; asked of the tree, each
/// walks all of it and reads every attribute again, which takes longer than parsing the page.
/// </summary>
internal sealed class ElementIndex
{
    private readonly List<IElement> _elements = [];
    private readonly Dictionary<string, List<int>> _byTag = [];
    private readonly Dictionary<string, List<int>> _byClass = [];
    private readonly Dictionary<string, List<int>> _byAttribute = [];

    public ElementIndex(IEnumerable<INode> nodes)
    {
        foreach (var element in nodes.OfType<IElement>())
        {
            Add(element);
        }
    }

    /// <summary>The elements that a simple selector matches, in document order.</summary>
    public IEnumerable<IElement> Matching(string selector)
    {
        var alternatives = SimpleSelector.Of(selector);
        var found = new List<int>();
        var ofClass = alternatives.Any(alternative => alternative.IsOfClass);
        foreach (var group in ofClass ? _byClass : [])
        {
            // Most questions are about names of classes: each name is asked once, however many elements bear it.
            if (alternatives.Any(alternative => alternative.IsOfClass && alternative.Conditions[0].Holds(group.Key)))
            {
                found.AddRange(group.Value);
            }
        }

        foreach (var alternative in alternatives.Where(alternative => !alternative.IsOfClass))
        {
            found.AddRange(Candidates(alternative).Where(at => alternative.Matches(_elements[at])));
        }

        found.Sort();
        return found.Distinct().Select(at => _elements[at]);
    }

    public IElement? First(string selector) => Matching(selector).FirstOrDefault();

    private IEnumerable<int> Candidates(Compound compound)
    {
        var classes = compound.Conditions.FirstOrDefault(condition => condition.Attribute == "class");
        return classes is not null ? _byClass.Where(group => classes.Holds(group.Key)).SelectMany(group => group.Value)
            : compound.Conditions.Count > 0 ? _byAttribute.GetValueOrDefault(compound.Conditions[0].Attribute) ?? []
            : compound.Tag is { } tag ? _byTag.GetValueOrDefault(tag) ?? [] : Enumerable.Range(0, _elements.Count);
    }

    private void Add(IElement element)
    {
        var at = _elements.Count;
        _elements.Add(element);
        Add(_byTag, element.LocalName, at);
        foreach (var attribute in element.Attributes)
        {
            Add(attribute.Name == "class" ? _byClass : _byAttribute, attribute.Name == "class" ? attribute.Value : attribute.Name, at);
        }
    }

    private static void Add(Dictionary<string, List<int>> index, string key, int at)
    {
        if (!index.TryGetValue(key, out var places))
        {
            index[key] = places = [];
        }

        places.Add(at);
    }
}
