namespace Ingest.Demo.Pages;

/// <summary>A magazine's page that is marked up with microdata.</summary>
internal sealed class MicrodataPage : PageStyle
{
    public override string Render(PageView view)
    {
        var labels = view.Labels;
        return $"""
            <!doctype html>
            <html lang="{view.House.Language}">
            <head>
            <meta charset="{view.House.Charset}">
            <title>{view.Title} · {view.SiteName}</title>
            </head>
            <body itemscope itemtype="https://schema.org/WebPage">
            <nav class="nav"><ul>{Markup.Navigation(labels)}</ul></nav>
            <div itemprop="mainEntity" itemscope itemtype="https://schema.org/NewsArticle">
            <h1 itemprop="headline">{view.Title}</h1>
            {string.Concat(view.Story.Copy.Authors.Select(author => $"<span itemprop=\"author\" itemscope itemtype=\"https://schema.org/Person\">{Markup.Escape(labels.By)} <span itemprop=\"name\">{Markup.Escape(author)}</span></span>"))}
            <time itemprop="datePublished" datetime="{view.PublishedStamp}">{view.Published}</time>
            <meta itemprop="dateModified" content="{view.UpdatedStamp}">
            <span itemprop="articleSection">{view.Section}</span>
            <div class="text" itemprop="articleBody">
            {Markup.Paragraphs(view.Version.Paragraphs)}
            </div>
            </div>
            <section class="also"><h2>{Markup.Escape(labels.Related)}</h2>{Markup.Links(view.Related, "<p>", "</p>")}</section>
            <section class="letters"><h2>{Markup.Escape(labels.CommentsHeading)}</h2>{Markup.Paragraphs(labels.Comments, "<blockquote><p>", "</p></blockquote>")}</section>
            <aside><p>{Markup.Escape(labels.Newsletter)}</p></aside>
            <footer><p>{Markup.Escape(labels.Cookies)}</p><p>{Markup.Escape(labels.Rights)} {view.SiteName}</p></footer>
            </body>
            </html>
            """;
    }
}
