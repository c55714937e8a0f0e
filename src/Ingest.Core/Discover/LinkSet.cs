using System.Globalization;
using Ingest.Core.Model;

namespace Ingest.Core.Discover;

/// <summary>The links of one document: each address once, at most so many, with a count of what was left out.</summary>
/// <param name="most">Largest number of links taken.</param>
/// <param name="foundAt">The document.</param>
internal sealed class LinkSet(int most, Uri foundAt)
{
    private readonly HashSet<string> _known = [];
    private readonly List<Link> _links = [];
    private int _repeated;
    private int _withoutLink;
    private bool _isCut;

    public IReadOnlyList<Link> Links => _links;

    /// <summary>False when the document holds more than is taken: the reader may stop.</summary>
    public bool Add(Link? link) => Add(link?.Url, _ => link!);

    /// <summary>The same for a link that is costly to read: it is read only when it is taken.</summary>
    public bool Add(Uri? url, Func<Uri, Link> read)
    {
        if (url is null)
        {
            _withoutLink++;
            return true;
        }

        if (_known.Contains(url.AbsoluteUri))
        {
            _repeated++;
            return true;
        }

        if (_links.Count >= most)
        {
            _isCut = true;
            return false;
        }

        _known.Add(url.AbsoluteUri);
        _links.Add(read(url) with { FoundAt = foundAt });
        return true;
    }

    /// <summary>What was left out and why, one sentence each.</summary>
    public IEnumerable<string> Notes()
    {
        if (_withoutLink > 0)
        {
            yield return Text($"items without a usable link: {_withoutLink}");
        }

        if (_repeated > 0)
        {
            yield return Text($"items whose link was offered before in the same document: {_repeated}");
        }

        if (_isCut)
        {
            yield return Text($"more than {most} items; the rest was not read");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
