using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>A tag and conditions that one element meets, inside an ancestor that meets others.</summary>
/// <param name="Tag">Null for any.</param>
/// <param name="Conditions">All of them.</param>
/// <param name="Within">What an ancestor must be; null for none.</param>
internal sealed record Compound(string? Tag, IReadOnlyList<Condition> Conditions, Compound? Within)
{
    /// <summary>One condition on the class and nothing else.</summary>
    public bool IsOfClass { get; } = Tag is null && Within is null && Conditions is [{ Attribute: "class" }];

    public bool Matches(IElement element) =>
        (Tag is null || element.LocalName == Tag) && Conditions.All(condition => condition.Holds(element)) && (Within is null || IsWithin(element));

    private bool IsWithin(IElement element)
    {
        for (var at = element.ParentElement; at is not null; at = at.ParentElement)
        {
            if (Within!.Matches(at))
            {
                return true;
            }
        }

        return false;
    }
}
