using System.Text.RegularExpressions;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Declared;

/// <summary>The <c>meta</c> elements of a page by name or property, lower case; the first of a name wins, all of a name are kept.</summary>
internal sealed class MetaTags
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public static MetaTags Read(PageTree tree)
    {
        var tags = new MetaTags();
        foreach (var meta in new ElementIndex(tree).Matching("meta"))
        {
            var content = meta.GetAttribute("content") is { } text ? InlineText.Fold(text) : string.Empty;
            if (content.Length == 0)
            {
                continue;
            }

            var (property, name, item) = (meta.GetAttribute("property"), meta.GetAttribute("name"), meta.GetAttribute("itemprop"));
            tags.Add(property, content);
            tags.Add(name == property ? null : name, content);
            tags.Add(item == property || item == name ? null : item, content);
            tags.Add(meta.GetAttribute("http-equiv") is { } header && header != property && header != name && header != item ? header : null, content);
        }

        return tags;
    }

    /// <summary>The first value of the first of the names that has one, with that name.</summary>
    public (string Value, string Name)? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var values))
            {
                return (values[0], name);
            }
        }

        return null;
    }

    /// <summary>The first value of every name that the pattern matches, in the order of the page.</summary>
    public IEnumerable<(string Name, string Value)> Named(Regex pattern) => _values.Where(tag => pattern.IsMatch(tag.Key)).Select(tag => (tag.Key, tag.Value[0]));

    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var values) ? values : [];

    private void Add(string? name, string content)
    {
        if (name is null)
        {
            return;
        }

        if (!_values.TryGetValue(name.Trim(), out var list))
        {
            _values[name.Trim()] = list = [];
        }

        list.Add(content);
    }
}
