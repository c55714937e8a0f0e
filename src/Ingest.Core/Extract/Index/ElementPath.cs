using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>Names the place of an element in words that serve as a selector.</summary>
internal static class ElementPath
{
    private const int MostSteps = 4;
    private const int MostAround = 6;
    private const int MostNames = 5;
    private const int LongestName = 60;

    /// <summary>Tags with id or first class, the nearest four levels: <c>main > div.story > section</c>.</summary>
    public static string Of(IElement element)
    {
        var steps = new List<string>();
        for (var at = element; at is not null && steps.Count < MostSteps; at = at.ParentElement)
        {
            steps.Insert(0, Step(at, names: 1));
            if (at.LocalName == "body" || at.Id is { Length: > 0 })
            {
                break;
            }
        }

        return string.Join(" > ", steps);
    }

    /// <summary>The six elements around it at most, without html and body, with id and classes: <c>main#top.page > article.story > p.info</c>.</summary>
    public static string Around(IElement element)
    {
        var steps = new List<string>();
        for (var at = element.ParentElement; at is not null and not { LocalName: "body" or "html" } && steps.Count < MostAround; at = at.ParentElement)
        {
            steps.Insert(0, Step(at, MostNames));
        }

        return string.Join(" > ", steps);
    }

    private static string Step(IElement element, int names) => element.LocalName + string.Concat(Names(element).Take(names));

    private static IEnumerable<string> Names(IElement element)
    {
        if (element.Id is { Length: > 0 and <= LongestName } id)
        {
            yield return "#" + id;
        }

        foreach (var name in element.ClassList.Where(name => name.Length <= LongestName))
        {
            yield return "." + name;
        }
    }
}
