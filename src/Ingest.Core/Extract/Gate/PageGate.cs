using Ingest.Core.Extract.Texts;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Gate;

/// <summary>Keeps pages out that are no stories, with what was seen.</summary>
internal static class PageGate
{
    private const int LeastCharacters = 100;

    /// <summary>A brief of one sentence, where the page declares headline and date.</summary>
    private const int LeastDeclared = 40;

    private const int LeastForWalls = 900;

    /// <summary>A teaser or a caption; with more text there is something to read.</summary>
    private const int LeastReadable = 250;

    /// <summary>Before parsing; null when the page may be read.</summary>
    public static Extraction.Rejected? Before(Page page)
    {
        if (page.Text.AsSpan().Trim().Trim('\uFEFF').IsEmpty)
        {
            return new Extraction.Rejected(RejectionReason.EmptyPage, "the answer has no content");
        }

        var type = page.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        return type is null or "" || type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("html", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal) || type == "application/octet-stream"
            ? PageForm.Other(page) is { } other ? new Extraction.Rejected(RejectionReason.NotHtml, $"it is {other}") : null
            : new Extraction.Rejected(RejectionReason.NotHtml, $"content type {type}");
    }

    /// <summary>After reading; null when the body may be a story.</summary>
    public static Extraction.Rejected? After(PageSources page, string title, IReadOnlyList<Block> body)
    {
        var length = body.Sum(block => TextWeight.Of(block.Text));
        var kind = new PageKind(page, body);
        if (length < LeastForWalls && Wall(page, title, body, kind.IsDeclared) is { } wall)
        {
            return wall;
        }

        if (PageKind.IsFrontPage(page.Page.Url) && !PageKind.IsFrontPage(page.Page.RequestUrl))
        {
            return new Extraction.Rejected(RejectionReason.SoftNotFound, "the address redirects to the site's home page");
        }

        if (kind.List() is { } list)
        {
            return new Extraction.Rejected(RejectionReason.NotAnArticle, list);
        }

        return length < LeastReadable ? Stub(page, kind, body, length) : null;
    }

    private static Extraction.Rejected? Wall(PageSources page, string title, IReadOnlyList<Block> body, bool isDeclared)
    {
        // A dialog may cover a page that declares its story; the title is the story's then.
        title = isDeclared ? string.Empty : title;
        var text = body.Count > 0 ? string.Join('\n', body.Select(block => block.Text)) : Shown(page);
        if (text.Length < LeastForWalls * 2 && WallWords.Challenge(title, text) is { } challenge)
        {
            return new Extraction.Rejected(RejectionReason.BotChallenge, $"the page says \"{challenge}\"");
        }

        if (WallWords.Consent(title, text) is { } consent)
        {
            return new Extraction.Rejected(RejectionReason.ConsentWall, $"the page says \"{consent}\"");
        }

        return WallWords.Gone(title) is { } gone ? new Extraction.Rejected(RejectionReason.SoftNotFound, $"the title says \"{gone}\"") : null;
    }

    /// <summary>What a page with hardly any text is.</summary>
    private static Extraction.Rejected? Stub(PageSources page, PageKind kind, IReadOnlyList<Block> body, int length)
    {
        if (length < LeastCharacters || !kind.IsDeclared)
        {
            if (page.JsonLd.Bool("isAccessibleForFree") == false)
            {
                return new Extraction.Rejected(RejectionReason.PaywallTeaser, $"isAccessibleForFree is false and {length} characters are shown");
            }

            if (WallWords.Paywall(Shown(page)) is { } asked)
            {
                return new Extraction.Rejected(RejectionReason.PaywallTeaser, $"the page says \"{asked}\" and shows {length} characters");
            }

            if (kind.Media() is { } media)
            {
                return new Extraction.Rejected(RejectionReason.MediaStub, $"{media} and there are {length} characters of text");
            }
        }

        if (body.Count == 0)
        {
            return new Extraction.Rejected(RejectionReason.NoBody, "no paragraphs were found");
        }

        var least = kind.IsDeclared ? LeastDeclared : LeastCharacters;
        return length < least ? new Extraction.Rejected(RejectionReason.TooShort, $"{length} characters of text; {least} are the least") : null;
    }

    /// <summary>Whatever the page shows, for walls whose text is not taken for a body.</summary>
    private static string Shown(PageSources page) => page.Document.Body is { } all ? InlineText.Of(all) : string.Empty;
}
