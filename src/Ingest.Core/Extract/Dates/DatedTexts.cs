using System.Buffers;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Dates;

/// <summary>The shown texts of a page that may tell a date: short ones with digits, and the beginnings of long ones that open with them. Sought once, for several questions go through the whole page.</summary>
internal sealed class DatedTexts
{
    private const int MostText = 160;
    private const int MostOpening = 40;
    private const int LeastText = 6;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９");

    private readonly List<(int At, string Text)> _texts = [];

    public DatedTexts(PageTree tree)
    {
        // What stands in the head is not shown.
        for (var at = Math.Max(tree.Body, 0); at < tree.Count; at++)
        {
            if (tree.TextAt(at) is { Length: >= LeastText } data && Opening(data) is { } text)
            {
                _texts.Add((at, text));
            }
        }
    }

    /// <summary>Those from one number to before another.</summary>
    public IEnumerable<(int At, string Text)> Between(int from, int end)
    {
        for (var i = First(from); i < _texts.Count && _texts[i].At < end; i++)
        {
            yield return _texts[i];
        }
    }

    /// <summary>Those among so many nodes behind one.</summary>
    public IEnumerable<(int At, string Text)> Behind(int at, int nodes) => Between(at + 1, at + 1 + nodes);

    /// <summary>Those among so many nodes before one, the nearest first.</summary>
    public IEnumerable<(int At, string Text)> Before(int at, int nodes)
    {
        for (var i = First(at) - 1; i >= 0 && _texts[i].At >= at - nodes; i--)
        {
            yield return _texts[i];
        }
    }

    private int First(int at)
    {
        var (low, high) = (0, _texts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _texts[middle].At < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static string? Opening(string data)
    {
        var text = data.AsSpan().Trim();
        if (text.Length >= MostText)
        {
            text = text[0] == '(' || char.IsDigit(text[0]) ? text[..MostOpening] : [];
        }

        return text.Length >= LeastText && text.ContainsAny(Digits) ? text.Length == data.Length ? data : text.ToString() : null;
    }
}
