using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Body;

/// <summary>Advertisements cut stories into several containers: an ancestor that holds markedly more of the text is the whole.</summary>
internal sealed class StoryClimb(StoryWeights weights, Surroundings surroundings)
{
    private const int MostLevels = 5;
    private const double MarkedlyMore = 1.25;

    /// <summary>Of what the page marks as the text, a short part before a picture belongs to it as well.</summary>
    private const double Little = 1.05;

    /// <summary>Page builders put every section into boxes of its own; from further away an ancestor must hold more to be believed.</summary>
    private const int MostBoxes = 14;
    private const double FarMore = 2;

    /// <summary>Comments are longer than many a story, but rarely stand in its article and are as much longer.</summary>
    private const double ManyTimes = 4;

    /// <summary>From here on an element that is named as story holds nothing else.</summary>
    private const double AllStory = 0.9;

    private readonly PageTree _tree = surroundings.Tree;

    public int From(int best)
    {
        for (var current = best; ;)
        {
            // What is named as story is all of it, unless other elements of such names hold the rest: behind it come comments and other stories.
            var isTold = surroundings.IsStory(current) && weights.Told(current) > AllStory * weights.Whole(current);
            if (Higher(current, isTold ? weights.Told : weights.Whole, isTold ? MostBoxes : MostLevels) is not (>= 0 and var higher))
            {
                if (!isTold && Marked(current) is >= 0 and var marked && weights.Whole(marked) > Little * weights.Whole(current))
                {
                    return marked;
                }

                return isTold && Article(current) is >= 0 and var article && weights.Whole(article) > ManyTimes * weights.Whole(current) ? article : current;
            }

            current = higher;
        }
    }

    private int Higher(int current, Func<int, double> weigh, int near)
    {
        var own = weigh(current);
        var higher = _tree.ParentOf(current);
        for (var level = 1; level <= MostBoxes && higher >= 0 && own > 0; level++, higher = _tree.ParentOf(higher))
        {
            if (weigh(higher) >= own * (level <= near ? MarkedlyMore : FarMore))
            {
                return higher;
            }
        }

        return -1;
    }

    /// <summary>The nearest ancestor that the page's schema marks as the text of an article.</summary>
    private int Marked(int inner)
    {
        var at = _tree.ParentOf(inner);
        for (var level = 1; level <= MostBoxes && at >= 0; level++, at = _tree.ParentOf(at))
        {
            if (_tree.Is(at, NodeTraits.Told))
            {
                return at;
            }
        }

        return -1;
    }

    private int Article(int inner)
    {
        var at = _tree.ParentOf(inner);
        while (at >= 0 && _tree.WordAt(at) != "article")
        {
            at = _tree.ParentOf(at);
        }

        return at;
    }
}
