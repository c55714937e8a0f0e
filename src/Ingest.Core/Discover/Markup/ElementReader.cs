namespace Ingest.Core.Discover.Markup;

/// <summary>
/// Reads a feed or sitemap element by element, so that only one item is in memory at a time. Missing and misplaced end tags are repaired:
/// an item ends where the next one begins, a field such as a title ends where the next field begins, end tags of nothing are passed over.
/// </summary>
internal sealed class ElementReader(string text, Uri address)
{
    private const int DeepestElement = 200;
    private const int DeepestContainer = 10;

    // What lies beyond, in one item, is read over: no publisher needs it and a hostile one would fill the memory.
    private const int MostElementsOfItem = 50_000;

    private readonly MarkupReader _markup = new(text);
    private readonly Vocabulary _vocabulary = new();
    private readonly Stack<(string Name, string Vocabulary, Scope Scope)> _containers = [];
    private bool _isPending;
    private bool _isSitemap;
    private bool _endedEarly;

    private Repairs Repairs => _markup.Repairs;

    /// <summary>The scope of the element that <see cref="Next"/> returned.</summary>
    public Scope Scope { get; private set; } = new(address, null);

    /// <summary>Says that the end is missing; null when it is not, or was not come to.</summary>
    public string? EndNote => _endedEarly ? "the document ends before its last element is closed" : null;

    /// <summary>What was wrong with the document so far, one sentence each.</summary>
    public IEnumerable<string> Notes()
    {
        if (Repairs.Describe() is { } repairs)
        {
            yield return repairs;
        }

        if (EndNote is { } end)
        {
            yield return end;
        }
    }

    /// <summary>The next container (without what it holds) or complete element; null at the end.</summary>
    public Element? Next()
    {
        while (_isPending || _markup.Read())
        {
            _isPending = false;
            if (_markup.Token == MarkupToken.End)
            {
                CloseContainer();
            }
            else if (_markup.Token == MarkupToken.Start && Open() is { } element)
            {
                return element;
            }
        }

        _endedEarly |= _containers.Count > 0;
        return null;
    }

    private Element? Open()
    {
        var (_, inherited, outer) = _containers.TryPeek(out var container) ? container : ("", "", new Scope(address, null));
        var vocabulary = _vocabulary.Declare(_markup.Attributes, inherited);
        if (_containers.Count == 0)
        {
            if (!DocumentParts.IsRoot(_markup.Name))
            {
                return null;
            }

            _vocabulary.SetRoot(_markup.Name, vocabulary);
            _isSitemap = _vocabulary.Name(_markup.Name, vocabulary) is "urlset" or "sitemapindex";
        }

        var element = Begin(vocabulary);
        Scope = outer.Inside(element);
        if (!DocumentParts.IsContainer(element.Name))
        {
            return _markup.IsEmpty ? element : Fill(element, vocabulary);
        }

        if (!_markup.IsEmpty && _containers.Count < DeepestContainer)
        {
            _containers.Push((_markup.Name, vocabulary, Scope));
        }

        return element;
    }

    private Element Begin(string vocabulary) => new(_vocabulary.Name(_markup.Name, vocabulary))
    {
        Attributes = _markup.Attributes.Count == 0 ? [] : [.. _markup.Attributes],
    };

    private void CloseContainer()
    {
        if (_containers.Any(container => container.Name == _markup.Name))
        {
            while (_containers.Pop().Name != _markup.Name)
            {
            }
        }
    }

    private Element Fill(Element root, string rootVocabulary)
    {
        var open = new List<(string Written, Element Element, string Vocabulary)> { (_markup.Name, root, rootVocabulary) };
        var count = 0;
        while (_markup.Read())
        {
            var (_, top, inherited) = open[^1];
            switch (_markup.Token)
            {
                case MarkupToken.Text:
                    if (++count < MostElementsOfItem && _markup.Value() is { Length: > 0 } run)
                    {
                        top.Add(new Element(Element.TextName) { OwnText = run });
                    }

                    break;

                case MarkupToken.End:
                    if (Close(open))
                    {
                        return root;
                    }

                    break;

                default:
                    var vocabulary = _vocabulary.Declare(_markup.Attributes, inherited);
                    var element = Begin(vocabulary);
                    if (EndsBefore(root, element.Name))
                    {
                        return HandBack(root);
                    }

                    if (open.Count == 2 && DocumentParts.EndsField(top, element.Name))
                    {
                        Repairs.Add($"<{open[^1].Written}> without an end tag", _markup.Position);
                        open.RemoveAt(1);
                    }

                    if (++count >= MostElementsOfItem)
                    {
                        break;
                    }

                    open[^1].Element.Add(element);
                    if (!_markup.IsEmpty && open.Count < DeepestElement)
                    {
                        open.Add((_markup.Name, element, vocabulary));
                    }

                    break;
            }
        }

        _endedEarly = true;
        return root;
    }

    /// <summary>True when the end tag just read ends the root of <paramref name="open"/>.</summary>
    private bool Close(List<(string Written, Element Element, string Vocabulary)> open)
    {
        var at = open.FindLastIndex(entry => entry.Written == _markup.Name);
        if (at >= 0)
        {
            open.RemoveRange(at, open.Count - at);
            return at == 0;
        }

        if (_containers.Any(container => container.Name == _markup.Name))
        {
            HandBack(open[0].Element);
            return true;
        }

        Repairs.Add($"an end tag </{_markup.Name}> of nothing", _markup.Position);
        return false;
    }

    private bool EndsBefore(Element root, string name) =>
        DocumentParts.IsItem(name, _isSitemap) && (name == root.Name || !DocumentParts.IsItem(root.Name, _isSitemap));

    private Element HandBack(Element root)
    {
        Repairs.Add($"<{root.Name}> without an end tag", _markup.Position);
        _isPending = true;
        return root;
    }
}
