using System.Text.RegularExpressions;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.State;

/// <summary>
/// Finds the text of a story that stands only in the data of the page's scripts: in the object that has the headline of the page, the
/// member that reads longest as a body.
/// </summary>
internal static partial class FrontEndState
{
    private const int MostVisits = 200_000;
    private const int MostCandidates = 24;
    private const int MostDepth = 80;
    private const int MostBodies = 60;

    /// <summary>Characters that are read of all that may be a body: scripts refer to one text a thousand times.</summary>
    private const int MostRead = 4_000_000;
    private const int LeastCost = 5_000;
    private const int MemberCost = 4;

    /// <summary>Looking through a text is so many times cheaper than reading it.</summary>
    private const int LookCost = 16;
    private const int LeastBody = 200;
    private const int LeastTitle = 8;

    /// <summary>Articles keep their body a few steps below the headline: <c>article.fields.body</c>.</summary>
    private const int MostSteps = 3;

    /// <summary>Null when no script tells a story with this headline.</summary>
    public static (List<Block> Body, string Rule)? Find(PageSources page, string title)
    {
        var headlines = new[] { title, page.JsonLd.Text("headline"), page.Meta.First("og:title")?.Value, page.Document.Title }.OfType<string>().Select(Tokens.Folded).Where(text => text.Length >= LeastTitle).Distinct().ToList();
        (List<Block> Body, string Rule, int Length)? best = null;
        var budget = new ReadingBudget(MostRead);
        var seen = new HashSet<ScriptValue>(ReferenceEqualityComparer.Instance);
        foreach (var (root, name) in headlines.Count > 0 ? StateScripts.Read(page.Elements) : [])
        {
            foreach (var article in Articles(root, headlines, seen))
            {
                var body = BodyOf(article, budget, page.Hints);
                var length = body.Sum(block => block.Text.Length);
                if (length >= LeastBody && length > (best?.Length ?? 0))
                {
                    best = (body, "state " + name, length);
                }
            }
        }

        return best is { } found ? (found.Body, found.Rule) : null;
    }

    /// <summary>The objects that have the headline, outermost first.</summary>
    private static List<ScriptValue> Articles(ScriptValue root, List<string> headlines, HashSet<ScriptValue> seen)
    {
        var articles = new List<ScriptValue>();
        var open = new Stack<(ScriptValue Value, int Depth)>([(root, 0)]);
        for (var visits = 0; visits < MostVisits && articles.Count < MostCandidates && open.TryPop(out var next); visits++)
        {
            if (next.Depth > MostDepth || !seen.Add(next.Value))
            {
                continue;
            }

            if (next.Value.Members is { } members && members.Exists(member => IsHeadline(member, headlines)))
            {
                articles.Add(next.Value);
            }

            foreach (var inner in next.Value.Inner.Where(inner => inner.Items is not null || inner.Members is not null).Reverse())
            {
                open.Push((inner, next.Depth + 1));
            }
        }

        return articles;
    }

    private static bool IsHeadline(KeyValuePair<string, ScriptValue> member, List<string> headlines) =>
        TitleKey().IsMatch(member.Key) && (member.Value.Text ?? member.Value["basic"]?.Text ?? member.Value["text"]?.Text ?? member.Value["rendered"]?.Text ?? member.Value["default"]?.Text ?? member.Value["main"]?.Text) is { Length: >= LeastTitle and < 500 } text
        && Tokens.Folded(WithoutMarkup().Replace(text, " ")) is { Length: >= LeastTitle } folded && headlines.Exists(headline => headline == folded || headline.StartsWith(folded, StringComparison.Ordinal) || headline.EndsWith(folded, StringComparison.Ordinal) || folded.StartsWith(headline, StringComparison.Ordinal));

    private static List<Block> BodyOf(ScriptValue article, ReadingBudget budget, NameHints hints)
    {
        var best = new List<Block>();
        var longest = 0;
        var (declared, told) = (false, false);
        var seen = new HashSet<ScriptValue>(ReferenceEqualityComparer.Instance);
        foreach (var (value, isBody) in Bodies(article, 0, seen, budget).Take(MostBodies))
        {
            // What is called the body is it, however long the comments are.
            if ((declared && !isBody) || !budget.Take(LeastCost))
            {
                continue;
            }

            var body = StateBody.Read(value, budget, hints);
            var length = body.Sum(block => block.Text.Length);
            told = isBody && length >= LeastBody;
            if (length > longest || (told && !declared))
            {
                (best, longest) = (body, length);
            }

            declared |= told;
        }

        return best;
    }

    private static IEnumerable<(ScriptValue Value, bool IsBody)> Bodies(ScriptValue value, int step, HashSet<ScriptValue> seen, ReadingBudget budget)
    {
        if (!budget.Take(MemberCost * (value.Members?.Count ?? 0)))
        {
            yield break;
        }

        foreach (var (key, member) in (value.Members ?? []).OrderByDescending(member => BodyKey().IsMatch(member.Key)))
        {
            if (Elsewhere().IsMatch(key) || !seen.Add(member))
            {
                continue;
            }

            var isBody = BodyKey().IsMatch(key);
            if (member.Text is { Length: >= LeastBody } text ? isBody || (budget.Take(text.Length / LookCost) && text.Contains("<p", StringComparison.OrdinalIgnoreCase)) : member.Items is { Count: > 0 } || (isBody && member.Members is not null))
            {
                yield return (member, isBody);
            }

            if (member.Members is not null && step < MostSteps)
            {
                foreach (var deeper in Bodies(member, step + 1, seen, budget))
                {
                    yield return deeper;
                }
            }
        }
    }

    [GeneratedRegex(@"head|title|^name$|^subject$", RegexOptions.IgnoreCase)]
    private static partial Regex TitleKey();

    [GeneratedRegex(@"body|content|article_?text|full_?text|^text$|^html$|paragraphs|^blocks$|^elements$|rich_?text|^story$|^copy$|^main$|^details?$|^post_?text$", RegexOptions.IgnoreCase)]
    private static partial Regex BodyKey();

    /// <summary>Members of an article that tell of others.</summary>
    [GeneratedRegex(@"related|recommend|similar|popular|trending|latest|comments?$|more|next|prev|also|teaser|sidebar|menu|navigation|breadcrumb|tags?$|categor|keyword|author|byline|owner|publisher|image|photo|video|gallery|media|seo|meta|schema|json_?ld|config|settings|translations|i18n|labels|footer|header|promo|taxonomy", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("<[^<>]{0,200}>")]
    private static partial Regex WithoutMarkup();
}
