using System.Buffers;

namespace Ingest.Core.Extract.Index;

/// <summary>What a simple selector asks of one attribute.</summary>
/// <param name="Attribute">Its name.</param>
/// <param name="Operator"><c>=</c>, <c>~</c> (a word), <c>*</c> (a part), <c>^</c>, <c>$</c>, or a blank for its presence.</param>
/// <param name="Value">What is compared with.</param>
/// <param name="Comparison">With case, or without where the selector says <c>i</c>.</param>
internal sealed record Condition(string Attribute, char Operator, string Value, StringComparison Comparison)
{
    /// <summary>The value as it is looked for in many texts at once.</summary>
    public SearchValues<string> Sought { get; } = SearchValues.Create([Value], StringComparison.OrdinalIgnoreCase);

    public bool Holds(PageTree tree, int at) => (Attribute == "class" ? tree.ClassAt(at) : tree.ElementAt(at).GetAttribute(Attribute)) is { } value && Holds(value);

    public bool Holds(string value) => Operator switch
    {
        '=' => value.Equals(Value, Comparison),
        '*' => value.Contains(Value, Comparison),
        '^' => value.StartsWith(Value, Comparison),
        '$' => value.EndsWith(Value, Comparison),
        '~' => HasWord(value),
        _ => true,
    };

    private bool HasWord(string value)
    {
        foreach (var word in value.AsSpan().SplitAny(' ', '\t', '\n', '\f', '\r'))
        {
            if (value.AsSpan(word).Equals(Value, Comparison))
            {
                return true;
            }
        }

        return false;
    }
}
