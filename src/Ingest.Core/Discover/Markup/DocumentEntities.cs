namespace Ingest.Core.Discover.Markup;

/// <summary>
/// Entities that a document declares in its own DTD. Only short literal values count; nothing outside the document is ever read, and
/// what all references together may add is bounded, so that an "entity bomb" stays as small as it was written.
/// </summary>
internal sealed class DocumentEntities
{
    private const int MostEntities = 100;
    private const int LongestValue = 1_000;
    private const int LongestExpansion = 1_000_000;

    private readonly Dictionary<string, string> _values = [];
    private int _expanded;

    public string? Find(ReadOnlySpan<char> name)
    {
        if (!_values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var value) || _expanded + value.Length > LongestExpansion)
        {
            return null;
        }

        _expanded += value.Length;
        return value;
    }

    /// <summary>Takes the declarations <c>&lt;!ENTITY name "value"&gt;</c> from the text of a DTD.</summary>
    public void Declare(ReadOnlySpan<char> subset)
    {
        const string Keyword = "<!ENTITY";
        for (var at = subset.IndexOf(Keyword); at >= 0 && _values.Count < MostEntities; at = subset.IndexOf(Keyword))
        {
            subset = subset[(at + Keyword.Length)..].TrimStart();
            var nameEnd = subset.IndexOfAny(" \t\r\n>");
            if (nameEnd <= 0)
            {
                continue;
            }

            var name = subset[..nameEnd];
            subset = subset[nameEnd..].TrimStart();

            // SYSTEM, PUBLIC and parameter entities do not start with a quote here and are left alone.
            if (subset.Length > 1 && subset[0] is '"' or '\'' && subset[1..].IndexOf(subset[0]) is >= 0 and <= LongestValue and var length)
            {
                var value = CharacterReferences.Decode(subset.Slice(1, length), this);
                if (value.Length <= LongestValue)
                {
                    _values.TryAdd(name.ToString(), value);
                }
            }
        }
    }
}
