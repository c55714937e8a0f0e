using System.Globalization;

namespace Ingest.Core.Discover.Markup;

/// <summary>Counts what had to be read over in a document and remembers the first case, for one note to the operator.</summary>
internal sealed class Repairs(string text)
{
    private string? _first;
    private int _firstAt;

    public int Count { get; private set; }

    public void Add(string what, int at)
    {
        if (Count++ == 0)
        {
            _first = what;
            _firstAt = at;
        }
    }

    /// <summary>One sentence; null when nothing had to be repaired.</summary>
    public string? Describe()
    {
        if (_first is null)
        {
            return null;
        }

        var line = 1 + text.AsSpan(0, Math.Min(_firstAt, text.Length)).Count('\n');
        var others = Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {Count - 1} more") : "";
        return string.Create(CultureInfo.InvariantCulture, $"not well-formed: {_first} in line {line}{others}");
    }
}
