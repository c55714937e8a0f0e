using System.Text.RegularExpressions;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>Keeps pages out that are no stories, with what was seen.</summary>
internal static partial class PageGate
{
    private const int LeastCharacters = 120;
    private const int LeastForWalls = 900;
    private const int LongParagraph = 250;

    /// <summary>Before parsing; null when the page may be read.</summary>
    public static Extraction.Rejected? Before(Page page)
    {
        if (page.Text.AsSpan().Trim().IsEmpty)
        {
            return new Extraction.Rejected(RejectionReason.EmptyPage, "the answer has no content");
        }

        var type = page.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        return type is null or "" || type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("html", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal) || type == "application/octet-stream"
            ? null
            : new Extraction.Rejected(RejectionReason.NotHtml, $"content type {type}");
    }

    /// <summary>After reading; null when the body may be a story.</summary>
    public static Extraction.Rejected? After(PageSources page, string title, IReadOnlyList<Block> body)
    {
        var length = body.Sum(block => block.Text.Sum(c => c >= '\u2E80' ? 3 : 1));
        if (length < LeastForWalls)
        {
            var text = title + "\n" + (body.Count > 0 ? string.Join('\n', body.Select(block => block.Text)) : Shown(page));
            if (Challenge().Match(text) is { Success: true } challenge && text.Length < LeastForWalls * 2)
            {
                return new Extraction.Rejected(RejectionReason.BotChallenge, $"the page says \"{challenge.Value}\"");
            }

            if (Consent().Match(text) is { Success: true } consent)
            {
                return new Extraction.Rejected(RejectionReason.ConsentWall, $"the page says \"{consent.Value}\"");
            }

            if (Gone().Match(title) is { Success: true } gone)
            {
                return new Extraction.Rejected(RejectionReason.SoftNotFound, $"the title says \"{gone.Value}\"");
            }
        }

        if (IsFrontPage(page.Page.Url) && !IsFrontPage(page.Page.RequestUrl))
        {
            return new Extraction.Rejected(RejectionReason.SoftNotFound, "the address redirects to the site's home page");
        }

        if (IsFrontPage(page.Page.Url) && !page.JsonLd.Found && page.Meta.First("og:type")?.Value is not "article" && !IsStory(body))
        {
            return new Extraction.Rejected(RejectionReason.NotAnArticle, "the address is the site's home page and nothing on it claims to be an article");
        }

        if (body.Count == 0)
        {
            return new Extraction.Rejected(RejectionReason.NoBody, "no paragraphs were found; extract.body of the source can name them");
        }

        return length < LeastCharacters ? new Extraction.Rejected(RejectionReason.TooShort, $"{length} characters of text; {LeastCharacters} are the least") : null;
    }

    /// <summary>Running text of some length; teasers are shorter.</summary>
    private static bool IsStory(IReadOnlyList<Block> body) =>
        body.Where(block => block.Kind == BlockKind.Paragraph && block.Text.Length >= LongParagraph).Sum(block => block.Text.Length) >= LeastForWalls;

    /// <summary>Whatever the page shows, for walls whose text is not taken for a body.</summary>
    private static string Shown(PageSources page) => page.Document.Body is { } all ? InlineText.Of(all) : string.Empty;

    private static bool IsFrontPage(Uri url) => url.AbsolutePath == "/" && (url.Query.Length == 0 || url.Query.StartsWith("?utm_", StringComparison.Ordinal));

    [GeneratedRegex("checking your browser|verify (that )?you are (a )?human|are you a robot|enable javascript and cookies|unusual traffic|access denied|captcha|just a moment\\.\\.\\.", RegexOptions.IgnoreCase)]
    private static partial Regex Challenge();

    [GeneratedRegex(
        "(accept|agree to|consent to)( the use of)?( all)?( our)? cookies|we value your privacy|before you continue|your (privacy|cookie) (choices|settings|preferences)|nous utilisons des (cookies|traceurs)|avant de continuer|wir verwenden cookies|utilizamos cookies|политик[аи] cookie|ملفات تعريف الارتباط|クッキー",
        RegexOptions.IgnoreCase)]
    private static partial Regex Consent();

    [GeneratedRegex(@"(^|\D)404(\D|$)|page not found|not found|nicht gefunden|page introuvable|página no encontrada|страница не найдена|الصفحة غير موجودة|ページが見つかりません", RegexOptions.IgnoreCase)]
    private static partial Regex Gone();
}
