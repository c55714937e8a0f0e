using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Authors;

/// <summary>Tells names of a page that are not those of the story's writers: of commenters, of who is quoted, of writers of other stories, of who edited or checked this one.</summary>
internal static partial class OtherNames
{
    private const int MostSteps = 12;

    /// <summary>The word before a name stands among so many nodes before it.</summary>
    private const int MostBefore = 12;

    private const int LongestWord = 60;

    /// <summary>In the comments, a quotation, a side column, a list or card of other stories, under a picture, or behind "edited by".</summary>
    public static bool Hold(IElement element, PageSources page)
    {
        var steps = 0;
        for (IElement? at = element; at is { LocalName: not ("body" or "html") } && !page.Story.Surrounds(at) && steps < MostSteps; at = at.ParentElement, steps++)
        {
            if (at.LocalName is "figure" or "figcaption" or "nav" or "blockquote" || IsCard(at, element, page) || (at != element && at.LocalName is not ("article" or "main") && Elsewhere().IsMatch(ElementFacts.Names(at))))
            {
                return true;
            }
        }

        return IsOfHelper(element, page);
    }

    /// <summary>A link that holds a heading beside the name, or an article within a list.</summary>
    private static bool IsCard(IElement at, IElement element, PageSources page) => at.LocalName switch
    {
        "a" => at != element && page.Elements.Inside(at, "h1, h2, h3, h4").Any(heading => !element.Contains(heading) && !heading.Contains(element)),
        "article" => at.ParentElement?.LocalName == "li",
        _ => false,
    };

    /// <summary>"Reviewed by" opens the text or ends the one before it.</summary>
    private static bool IsOfHelper(IElement element, PageSources page)
    {
        var place = page.Order.PlaceOf(element);
        if (place < 0)
        {
            return false;
        }

        foreach (var at in page.Order.Before(element, MostBefore))
        {
            if (page.Tree.TextAt(at) is { } text && !page.Tree.Is(at, NodeTraits.Blank))
            {
                return Helper().IsMatch(InlineText.Fold(text.Length > LongestWord ? text[^LongestWord..] : text));
            }
        }

        return false;
    }

    [GeneratedRegex(@"(^|[\s_-])(comments?|respond|disqus|related|sidebar|teasers?|recommend\w*|popular|latest|trending|most-?read|more-?(news|stories|from)|widget|carousel|swiper|reviewer|reviewed|fact-?check\w*|references?|bibliography)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(
        @"(^|[\s.|•·])((medically |clinically |expert |technically |legally )?(reviewed|edited|checked|verified|approved|fact[ -]?checked|proofread|curated|translated|illustrated|produced|photographed|photos?|photography|images?|illustrations?|graphics?|video)\s+by|" +
        @"(geprüft|überprüft|redigiert|bearbeitet|übersetzt|lektoriert|fotografiert|fotos?|bilder)\s+von|(revu|relu|vérifié|traduit|corrigé|photos?)\s+par|(revisado|editado|verificado|traducido|fotos?)\s+por|(revisto|traduzido)\s+por)\s*:?\s*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Helper();
}
