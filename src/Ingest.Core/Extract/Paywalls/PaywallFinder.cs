using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Paywalls;

/// <summary>Whether a text is for subscribers: what the page declares, else the box that cuts a teaser off.</summary>
internal static partial class PaywallFinder
{
    private const int MostBoxes = 60;

    /// <summary>A page with more text than this shows the story, whatever it offers beside it.</summary>
    private const int LongestTeaser = 2_500;

    /// <summary>Null when nothing says so.</summary>
    public static (bool IsPaid, string Rule)? Find(PageSources page, int length)
    {
        if (page.JsonLd.Bool("isAccessibleForFree") is { } free)
        {
            return (!free, "json-ld isAccessibleForFree");
        }

        if (page.JsonLd.PaidParts().Any())
        {
            return (true, "json-ld hasPart");
        }

        foreach (var (name, value) in page.Meta.Named(Tier()))
        {
            if (Paid().IsMatch(value) || Free().IsMatch(value))
            {
                return (Paid().IsMatch(value), "meta " + name);
            }
        }

        foreach (var element in page.Elements.Matching("[itemprop='isAccessibleForFree']").Take(1))
        {
            if ((element.GetAttribute("content") ?? InlineText.Of(element)).Trim() is { Length: > 0 } text)
            {
                return (text.EndsWith("false", StringComparison.OrdinalIgnoreCase), "microdata isAccessibleForFree");
            }
        }

        return length < LongestTeaser && Box(page) is { } box ? (true, "teaser ." + (box.Id ?? box.ClassName)) : null;
    }

    /// <summary>A box named as a wall that is shown and asks the reader to subscribe.</summary>
    private static IElement? Box(PageSources page) => page.Elements.Matching("[class*='paywall' i], [id*='paywall' i], [class*='regwall' i], [class*='piano' i], [id*='piano' i], [class*='metered' i], [class*='premium' i], [class*='subscri' i], [id*='subscri' i], [class*='abo-' i], [class*='paid' i], [class*='locked' i], [class*='gate' i], [class*='tp-container' i], [class*='barrier' i]")
        .Take(MostBoxes)
        .FirstOrDefault(element => Wall().IsMatch(ElementFacts.Names(element)) && element.LocalName is not ("script" or "style" or "body" or "html") && !ElementFacts.IsHidden(element)
            && page.Short(element) is { } text && StrayLines.IsWall(InlineText.Fold(text)));

    [GeneratedRegex(@"(content|article|access)[-_.:]?(tier|access|level|type)$|^(article[-_.:])?(is[-_]?)?(premium|paywall(ed)?|paid|locked|subscription)([-_]?(content|required|only))?$|paywall", RegexOptions.IgnoreCase)]
    private static partial Regex Tier();

    [GeneratedRegex(@"^(true|yes|1|metered|locked|paid|premium|subscriber(s|[-_ ]only)?|subscription|plus|registered|registration|hard|soft)$", RegexOptions.IgnoreCase)]
    private static partial Regex Paid();

    [GeneratedRegex(@"^(false|no|0|free|open|public|none|all)$", RegexOptions.IgnoreCase)]
    private static partial Regex Free();

    [GeneratedRegex(@"paywall|regwall|pay-?barrier|paid-?(content|wall|post)|(^|[\s_-])(piano|metered|barrier|premium|tp-container\w*|locked|gated?|article-?gate|subscri\w*|abo)([\s_-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Wall();
}
