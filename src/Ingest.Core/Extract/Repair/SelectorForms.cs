using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Ingest.Core.Extract.Repair;

/// <summary>The selectors that a person would write for an element, short ones first: by its own marks, then by a mark of what is around it.</summary>
internal static partial class SelectorForms
{
    private const int Most = 24;
    private const int MostAncestors = 5;

    private static readonly string[] Speaking = ["h1", "time", "article", "main", "figure", "header"];
    private static readonly string[] Marking = ["itemprop", "property", "rel", "data-testid", "data-qa"];

    public static IReadOnlyList<string> Of(IElement element)
    {
        if (!TagName().IsMatch(element.LocalName))
        {
            return [];
        }

        var own = Own(element).ToList();
        var forms = new List<string>(own);
        foreach (var around in Around(element))
        {
            forms.AddRange(own.Append(element.LocalName).Select(part => $"{around} {part}"));
        }

        return [.. forms.Distinct(StringComparer.Ordinal).Take(Most)];
    }

    private static IEnumerable<string> Own(IElement element)
    {
        var tag = element.LocalName;
        foreach (var mark in Marks(element))
        {
            yield return tag + mark;
        }

        if (element.ClassList.Where(IsStable).Take(2).ToList() is [var first, var second])
        {
            yield return $"{tag}.{first}.{second}";
        }

        if (tag == "time" && element.HasAttribute("datetime"))
        {
            yield return "time[datetime]";
        }

        if (Speaking.Contains(tag))
        {
            yield return tag;
        }
    }

    private static IEnumerable<string> Around(IElement element)
    {
        var at = element.ParentElement;
        for (var level = 0; level < MostAncestors && at is not null and not { LocalName: "body" or "html" }; level++, at = at.ParentElement)
        {
            if (!TagName().IsMatch(at.LocalName))
            {
                continue;
            }

            foreach (var mark in Marks(at).Take(2))
            {
                yield return mark.StartsWith('[') ? at.LocalName + mark : mark;
            }

            if (Speaking.Contains(at.LocalName))
            {
                yield return at.LocalName;
            }
        }
    }

    private static IEnumerable<string> Marks(IElement element)
    {
        if (element.Id is { } id && IsStable(id))
        {
            yield return "#" + id;
        }

        foreach (var name in element.ClassList.Where(IsStable).Take(3))
        {
            yield return "." + name;
        }

        foreach (var attribute in Marking)
        {
            if (element.GetAttribute(attribute) is { } value && Plain().IsMatch(value))
            {
                yield return $"[{attribute}=\"{value}\"]";
            }
        }
    }

    /// <summary>What a program numbered or hashed is another tomorrow.</summary>
    private static bool IsStable(string name) => Identifier().IsMatch(name) && name.Count(char.IsAsciiDigit) < 2;

    /// <summary>What a selector may name as it is written: <c>o:p</c> and the capitals of SVG are none.</summary>
    [GeneratedRegex(@"\A[a-z][a-z0-9-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagName();

    [GeneratedRegex(@"\A_?[\p{L}][\p{L}\p{Nd}_-]{1,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A[\w:.-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
