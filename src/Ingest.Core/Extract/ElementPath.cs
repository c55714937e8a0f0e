using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>Names the place of an element in words that serve as a selector.</summary>
internal static class ElementPath
{
    private const int MostSteps = 4;
    private const int LongestName = 60;

    /// <summary>Tags with id or first class, the nearest four levels: <c>main > div.story > section</c>.</summary>
    public static string Of(IElement element)
    {
        var steps = new List<string>();
        for (var at = element; at is not null && steps.Count < MostSteps; at = at.ParentElement)
        {
            steps.Insert(0, Step(at));
            if (at.LocalName == "body" || at.Id is { Length: > 0 })
            {
                break;
            }
        }

        return string.Join(" > ", steps);
    }

    private static string Step(IElement element)
    {
        var name = element.Id is { Length: > 0 and <= LongestName } id ? "#" + id : element.ClassList.Length > 0 && element.ClassList[0] is { Length: <= LongestName } first ? "." + first : string.Empty;
        return element.LocalName + name;
    }
}
