using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Ingest.Core.Extract.Index;

/// <summary>Reads the selectors of our own finders: tags, classes, ids, attributes, ancestors; alternatives by commas. An operator's selectors are AngleSharp's work.</summary>
internal static partial class SimpleSelector
{
    private static readonly ConcurrentDictionary<string, Selector> Read = new(StringComparer.Ordinal);

    /// <summary>The alternatives of a selector that stands in our code; read once.</summary>
    /// <exception cref="ArgumentException">It is not as simple as that.</exception>
    public static Selector Of(string selector) => Read.GetOrAdd(selector, text => new Selector([.. text.Split(',').Select(alternative => Alternative(alternative.Trim()))]));

    private static Compound Alternative(string text)
    {
        Compound? last = null;
        foreach (var part in Blanks().Split(text))
        {
            var whole = Part().Match(part);
            if (!whole.Success)
            {
                throw new ArgumentException($"'{text}' is no simple selector", nameof(text));
            }

            var conditions = whole.Groups["condition"].Captures.Select(capture => ConditionOf(capture.Value)).ToList();
            last = new Compound(whole.Groups["tag"] is { Success: true, Value: var tag } ? tag : null, conditions, last);
        }

        return last!;
    }

    private static Condition ConditionOf(string text)
    {
        if (text[0] != '[')
        {
            return text[0] == '.' ? new Condition("class", '~', text[1..], StringComparison.Ordinal) : new Condition("id", '=', text[1..], StringComparison.Ordinal);
        }

        var match = Attribute().Match(text);
        var comparison = match.Groups["i"].Success ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return new Condition(match.Groups["name"].Value, match.Groups["op"] is { Success: true, Value: var op } ? op[0] : ' ', match.Groups["value"].Value, comparison);
    }

    /// <summary>Between compounds, not inside an attribute.</summary>
    [GeneratedRegex(@"\s+(?![^\[]*\])")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(?<tag>[a-z][a-z0-9-]*)?(?<condition>\.[\w-]+|#[\w-]+|\[[^\]]+\])*$")]
    private static partial Regex Part();

    [GeneratedRegex(@"^\[(?<name>[\w-]+)(?:(?<op>[~*^$]?=)'(?<value>[^']*)'(?<i> i)?)?\]$")]
    private static partial Regex Attribute();
}
