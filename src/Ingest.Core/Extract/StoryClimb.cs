using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>Advertisements cut stories into several containers: an ancestor that holds markedly more of the text is the whole.</summary>
internal sealed class StoryClimb(StoryWeights weights, Surroundings surroundings)
{
    private const int MostLevels = 5;
    private const double MarkedlyMore = 1.25;

    /// <summary>Page builders put every section into boxes of its own; from further away an ancestor must hold more to be believed.</summary>
    private const int MostBoxes = 14;
    private const double FarMore = 2;

    /// <summary>Comments are longer than many a story, but rarely stand in its article and are as much longer.</summary>
    private const double ManyTimes = 4;

    /// <summary>From here on an element that is named as story holds nothing else.</summary>
    private const double AllStory = 0.9;

    public IElement From(IElement best)
    {
        for (var current = best; ;)
        {
            // What is named as story is all of it, unless other elements of such names hold the rest: behind it come comments and other stories.
            var isTold = surroundings.IsStory(current) && weights.Told(current) > AllStory * weights.Whole(current);
            if (Higher(current, isTold ? weights.Told : weights.Whole, isTold ? MostBoxes : MostLevels) is not { } higher)
            {
                return isTold && Article(current) is { } article && weights.Whole(article) > ManyTimes * weights.Whole(current) ? article : current;
            }

            current = higher;
        }
    }

    private static IElement? Higher(IElement current, Func<IElement, double> weigh, int near)
    {
        var own = weigh(current);
        var higher = current.ParentElement;
        for (var level = 1; level <= MostBoxes && higher is not null && own > 0; level++, higher = higher.ParentElement)
        {
            if (weigh(higher) >= own * (level <= near ? MarkedlyMore : FarMore))
            {
                return higher;
            }
        }

        return null;
    }

    private static IElement? Article(IElement inner)
    {
        var at = inner.ParentElement;
        while (at is not null && at.LocalName != "article")
        {
            at = at.ParentElement;
        }

        return at;
    }
}
