using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Ingest.Core.Extract.Repair;

/// <summary>What an element is called and where it stands: what outlives a new template in part.</summary>
internal sealed partial class ElementLook
{
    private static readonly string[] Naming = ["id", "class", "itemprop", "property", "name", "rel", "role", "data-testid", "data-qa"];
    private static readonly string[] Carrying = ["datetime", "itemprop", "href", "src", "content", "rel"];
    private const int MostAncestors = 6;

    /// <summary>Null when only a selector is known that may name no tag.</summary>
    public required string? Tag { get; init; }

    /// <summary>Whole names: <c>article-date</c>.</summary>
    public required IReadOnlySet<string> Names { get; init; }

    /// <summary>Their parts: <c>article</c>, <c>date</c>.</summary>
    public required IReadOnlySet<string> Words { get; init; }

    /// <summary>Attributes that carry a value.</summary>
    public required IReadOnlySet<string> Attributes { get; init; }

    /// <summary>Words of the elements around it.</summary>
    public required IReadOnlySet<string> Around { get; init; }

    public static ElementLook Of(IElement element)
    {
        var around = new List<string>();
        var at = element.ParentElement;
        for (var level = 0; level < MostAncestors && at is not null and not { LocalName: "body" or "html" }; level++, at = at.ParentElement)
        {
            around.Add(at.LocalName);
            around.AddRange(NamesOf(at));
        }

        return Of(element, around);
    }

    /// <summary>That of an element which is not at hand any more.</summary>
    /// <param name="element">The element, read again from what was kept of it.</param>
    /// <param name="path">The elements around it.</param>
    public static ElementLook Of(IElement element, string path) => Of(element, Parts(path));

    /// <summary>What a selector says of the element that it means.</summary>
    public static ElementLook OfSelector(string css)
    {
        var steps = Combinator().Split(css.Split(',')[0].Trim());
        var own = steps[^1];
        var tag = TagName().Match(own);
        var names = NamePart().Matches(own).Select(match => match.Groups["name"].Value).ToList();
        return new ElementLook
        {
            Tag = tag.Success ? tag.Value.ToLowerInvariant() : null,
            Names = Set(names),
            Words = Set(names.SelectMany(Parts)),
            Attributes = Set(AttributeName().Matches(own).Select(match => match.Groups[1].Value)),
            Around = Set(steps[..^1].SelectMany(Parts)),
        };
    }

    private static ElementLook Of(IElement element, IEnumerable<string> around)
    {
        var names = NamesOf(element).ToList();
        return new ElementLook
        {
            Tag = element.LocalName,
            Names = Set(names),
            Words = Set(names.SelectMany(Parts)),
            Attributes = Set(Carrying.Where(element.HasAttribute)),
            Around = Set(around.SelectMany(Parts)),
        };
    }

    private static IEnumerable<string> NamesOf(IElement element) =>
        Naming.Select(element.GetAttribute).OfType<string>().SelectMany(value => value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary><c>storyDate</c>, <c>story__date</c> and <c>story-date</c> are two words each; numbers and single letters say nothing.</summary>
    private static IEnumerable<string> Parts(string name) => Word().Matches(name).Select(match => match.Value.ToLowerInvariant()).Where(word => word.Length > 1);

    private static HashSet<string> Set(IEnumerable<string> words) => new(words, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\s*[>+~]\s*|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Combinator();

    [GeneratedRegex(@"^[A-Za-z][\w-]*", RegexOptions.CultureInvariant)]
    private static partial Regex TagName();

    [GeneratedRegex(@"(?:[.#]|=['""]?)(?<name>[\w:-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex NamePart();

    [GeneratedRegex(@"\[([\w-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex AttributeName();

    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+|\p{Lo}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
