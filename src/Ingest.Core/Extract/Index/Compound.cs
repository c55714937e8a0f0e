namespace Ingest.Core.Extract.Index;

/// <summary>A tag and conditions that one element meets, inside an ancestor that meets others.</summary>
/// <param name="Tag">Null for any.</param>
/// <param name="Conditions">All of them.</param>
/// <param name="Within">What an ancestor must be; null for none.</param>
internal sealed record Compound(string? Tag, IReadOnlyList<Condition> Conditions, Compound? Within)
{
    /// <summary>One condition on what the class says and nothing else.</summary>
    public bool IsOfClass { get; } = Tag is null && Within is null && Conditions is [{ Attribute: "class", Operator: not ' ' }];

    /// <summary>The first condition on the class; null for none.</summary>
    public Condition? OfClass { get; } = Conditions.FirstOrDefault(condition => condition.Attribute == "class");

    public bool Matches(PageTree tree, int at) => MatchesItself(tree, at) && (Within is null || IsWithin(tree, at));

    /// <summary>Whatever it stands in.</summary>
    public bool MatchesItself(PageTree tree, int at)
    {
        if (!tree.IsElement(at) || (Tag is not null && tree.WordAt(at) != Tag))
        {
            return false;
        }

        foreach (var condition in Conditions)
        {
            if (!condition.Holds(tree, at))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsWithin(PageTree tree, int at)
    {
        for (var around = tree.ParentOf(at); around >= 0; around = tree.ParentOf(around))
        {
            if (Within!.Matches(tree, around))
            {
                return true;
            }
        }

        return false;
    }
}
