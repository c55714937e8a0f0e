namespace Ingest.Demo.Pages;

/// <summary>A page of <c>div</c>s whose only metadata are Open Graph properties; it has an old and a new design with nothing in common.</summary>
internal sealed class OpenGraphPage : PageStyle
{
    public override string Render(PageView view) => $"""
        <!DOCTYPE html>
        <html lang="{view.House.Language}" prefix="og: https://ogp.me/ns#">
        <head>
        <meta charset="{view.House.Charset}" />
        <title>{view.Title} - {view.SiteName}</title>
        <meta property="og:type" content="article" />
        <meta property="og:title" content="{view.Title}" />
        <meta property="og:site_name" content="{view.SiteName}" />
        <meta property="og:url" content="{view.Story.Url.AbsoluteUri}" />
        <meta property="og:description" content="{Markup.Escape(view.Version.Summary)}" />
        <meta property="og:image" content="{view.House.Root}images/{view.Story.Copy.Slug}.jpg" />
        <meta property="article:published_time" content="{view.PublishedStamp}" />
        <meta property="article:modified_time" content="{view.UpdatedStamp}" />
        <meta property="article:section" content="{view.Section}" />
        {string.Concat(view.Story.Copy.Authors.Select(author => $"<meta name=\"author\" content=\"{Markup.Escape(author)}\" />"))}
        </head>
        <body>
        {(view.Redesigned ? NewBody(view) : OldBody(view))}
        <div id="gdpr" class="overlay"><div>{Markup.Escape(view.Labels.Cookies)}</div><a href="#">OK</a></div>
        </body>
        </html>
        """;

    private static string OldBody(PageView view) => $"""
        <div id="masthead"><a href="/">{view.SiteName}</a><div class="menu">{Markup.Navigation(view.Labels, "<span>", "</span>")}</div></div>
        <div id="wrap">
        <div class="col-main">
        <h1 class="headline">{view.Title}</h1>
        <div class="byline">{Byline(view)} <span class="when">{view.Published}</span></div>
        <div class="story-text">
        {Markup.Paragraphs(view.Version.Paragraphs)}
        </div>
        <div class="toolbar">{string.Join(" · ", view.Labels.Share.Select(share => $"<a href=\"#\">{Markup.Escape(share)}</a>"))}</div>
        <div class="more-like-this"><h4>{Markup.Escape(view.Labels.Related)}</h4>{Markup.Links(view.Related, "<div>", "</div>")}</div>
        <div class="talkback"><h4>{Markup.Escape(view.Labels.CommentsHeading)}</h4>
        {Markup.Paragraphs(view.Labels.Comments, "<div class=\"said\">", "</div>")}</div>
        </div>
        <div class="col-side"><h4>{Markup.Escape(view.Labels.Popular)}</h4>{Markup.Links(view.Popular, "<div>", "</div>")}
        <div class="promo">{Markup.Escape(view.Labels.Newsletter)}</div></div>
        </div>
        <div id="bottom">{Markup.Escape(view.Labels.Rights)} {view.SiteName}</div>
        """;

    private static string NewBody(PageView view) => $"""
        <header class="x-head"><a href="/">{view.SiteName}</a><nav>{Markup.Navigation(view.Labels, "<span>", "</span>")}</nav></header>
        <main class="x-grid">
        <article class="x-article">
        <header><h1 class="x-title">{view.Title}</h1><p class="x-by">{Byline(view)}</p><time datetime="{view.PublishedStamp}">{view.Published}</time></header>
        <section class="x-copy">
        {Markup.Paragraphs(view.Version.Paragraphs, "<p class=\"x-p\">")}
        </section>
        </article>
        <aside class="x-rail"><h3>{Markup.Escape(view.Labels.Popular)}</h3><ul>{Markup.Links(view.Popular)}</ul>
        <p class="x-letter">{Markup.Escape(view.Labels.Newsletter)}</p></aside>
        <section class="x-comments"><h3>{Markup.Escape(view.Labels.CommentsHeading)}</h3>
        {Markup.Paragraphs(view.Labels.Comments)}</section>
        </main>
        <footer>{Markup.Escape(view.Labels.Rights)} {view.SiteName}</footer>
        """;

    private static string Byline(PageView view) => view.Byline.Length > 0 ? $"{Markup.Escape(view.Labels.By)} {view.Byline}" : view.SiteName;
}
