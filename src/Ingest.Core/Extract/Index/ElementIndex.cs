using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>
/// Answers the questions of finders for elements by tag, class and attribute, in the order of the page. Finders ask some forty of a page; asked
/// of the document, each goes through all of it and reads every attribute again, which takes longer than parsing the page.
/// </summary>
internal sealed class ElementIndex(PageTree tree)
{
    /// <summary>The elements that a simple selector matches, in document order.</summary>
    public IEnumerable<IElement> Matching(string selector) => Places(selector).Select(tree.HandOut);

    public IElement? First(string selector) => Places(selector) is [var at, ..] ? tree.HandOut(at) : null;

    /// <summary>Those of them inside an element.</summary>
    public IEnumerable<IElement> Inside(IElement element, string selector)
    {
        var outer = tree.PlaceOf(element);
        var asked = SimpleSelector.Of(selector);
        for (var at = outer + 1; outer >= 0 && at < tree.EndOf(outer); at++)
        {
            if (asked.Matches(tree, at))
            {
                yield return tree.HandOut(at);
            }
        }
    }

    private List<int> Places(string selector)
    {
        var asked = SimpleSelector.Of(selector);
        var found = new List<int>();
        var parts = 0;
        if (asked.ClassWords is { } words)
        {
            foreach (var group in tree.Classes.With(words))
            {
                if (asked.MatchesClass(tree.Classes[group]))
                {
                    tree.Classes.Collect(group, found);
                    parts++;
                }
            }
        }

        foreach (var alternative in asked.Others)
        {
            var before = found.Count;
            Collect(alternative, found);
            parts += found.Count > before ? 1 : 0;
        }

        if (parts > 1)
        {
            found.Sort();
            RemoveRepeated(found);
        }

        return found;
    }

    private void Collect(Compound compound, List<int> found)
    {
        // Few elements are what others must stand in: they are sought first, and mostly there is none.
        List<int>? around = null;
        if (compound.Within is { } within)
        {
            Collect(within, around = []);
            if (around.Count == 0)
            {
                return;
            }
        }

        // Both are in the order of the page: something around holds what lies before the furthest of the ends that have been passed.
        var (next, reach) = (0, 0);
        foreach (var at in Candidates(compound))
        {
            while (next < around?.Count && around[next] < at)
            {
                reach = Math.Max(reach, tree.EndOf(around[next++]));
            }

            if ((around is null || at < reach) && compound.MatchesItself(tree, at))
            {
                found.Add(at);
            }
        }
    }

    private IReadOnlyList<int> Candidates(Compound compound)
    {
        var bearers = new List<int>();
        if (compound.OfClass is { } ofClass)
        {
            foreach (var group in tree.Classes.With(ofClass.Sought))
            {
                if (ofClass.Holds(tree.Classes[group]))
                {
                    tree.Classes.Collect(group, bearers);
                }
            }

            bearers.Sort();
            return bearers;
        }

        // Hundreds have an address: what merely has an attribute is sought by its tag.
        if (compound.Conditions is [var first, ..] && (compound.Tag is null || first.Operator != ' '))
        {
            foreach (var (at, value) in tree.Attributes.Of(first.Attribute))
            {
                if (first.Holds(value))
                {
                    bearers.Add(at);
                }
            }

            return bearers;
        }

        if (compound.Tag is null)
        {
            return [.. Enumerable.Range(0, tree.Count).Where(tree.IsElement)];
        }

        tree.Tags.Collect(tree.Tags.Find(compound.Tag), bearers);
        return bearers;
    }

    private static void RemoveRepeated(List<int> sorted)
    {
        var kept = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            if (kept == 0 || sorted[kept - 1] != sorted[i])
            {
                sorted[kept++] = sorted[i];
            }
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
    }
}
