namespace Ingest.Demo.Pages;

/// <summary>A portal: columns of boxes around the article, a printed date, no metadata but the description.</summary>
internal sealed class PortalPage : PageStyle
{
    public override string Render(PageView view)
    {
        var labels = view.Labels;
        var direction = view.Direction;
        return $"""
            <!DOCTYPE html>
            <html lang="{view.House.Language}" dir="{direction}">
            <head>
            <meta charset="{view.House.Charset}">
            <title>{view.SiteName} :: {view.Title}</title>
            <meta name="description" content="{Markup.Escape(view.Version.Summary)}">
            </head>
            <body dir="{direction}">
            <div class="topbar"><ul>{Markup.Navigation(labels)}</ul></div>
            <div class="page">
            <div class="column narrow"><div class="box"><h5>{Markup.Escape(labels.Popular)}</h5><ul>{Markup.Links(view.Popular)}</ul></div>
            <div class="box newsletter">{Markup.Escape(labels.Newsletter)}</div></div>
            <div class="column wide">
            <div class="crumbs"><a href="/">{view.SiteName}</a> › <a href="/section/1">{view.Section}</a></div>
            <h1 class="entry-title">{view.Title}</h1>
            <p class="entry-date">{Markup.Escape(labels.Published)} {view.Published}{(view.IsEdited ? $" <em>({Markup.Escape(labels.Updated)} {view.Updated})</em>" : "")}</p>
            {(view.Byline.Length > 0 ? $"<p class=\"entry-author\">{Markup.Escape(labels.By)} <a rel=\"author\" href=\"/authors\">{view.Byline}</a></p>" : "")}
            <div class="entry">
            {Markup.Paragraphs(view.Version.Paragraphs)}
            <div class="tagline">{string.Join(" ", view.Story.Copy.Tags.Select(tag => $"<a rel=\"tag\" href=\"/tag\">{Markup.Escape(tag)}</a>"))}</div>
            </div>
            <div class="social">{string.Concat(labels.Share.Select(share => $"<a href=\"#\">{Markup.Escape(share)}</a>"))}</div>
            <div class="related"><h5>{Markup.Escape(labels.Related)}</h5><ul>{Markup.Links(view.Related)}</ul></div>
            <div class="reactions"><h5>{Markup.Escape(labels.CommentsHeading)}</h5>{Markup.Paragraphs(labels.Comments)}</div>
            </div>
            </div>
            <div class="cookie-bar">{Markup.Escape(labels.Cookies)}</div>
            <div class="legal">{Markup.Escape(labels.Rights)} {view.SiteName}</div>
            </body>
            </html>
            """;
    }
}
