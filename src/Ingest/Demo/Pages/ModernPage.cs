using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ingest.Demo.Pages;

/// <summary>A page as large houses build it: JSON-LD, Open Graph, semantic elements, and promotion between the paragraphs.</summary>
/// <param name="graph">True to wrap the JSON-LD into <c>@graph</c>, as widespread plug-ins do.</param>
internal sealed class ModernPage(bool graph) : PageStyle
{
    public override string Render(PageView view)
    {
        var labels = view.Labels;
        var half = (view.Version.Paragraphs.Count + 1) / 2;
        return $"""
            <!doctype html>
            <html lang="{view.House.Language}" dir="{view.Direction}">
            <head>
            <meta charset="{view.House.Charset}">
            <title>{view.Title} | {view.SiteName}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="description" content="{Markup.Escape(view.Version.Summary)}">
            <link rel="canonical" href="{view.Story.Url.AbsoluteUri}">
            <meta property="og:type" content="article">
            <meta property="og:site_name" content="{view.SiteName}">
            <meta property="og:title" content="{view.Title}">
            <script type="application/ld+json">{LinkedData(view)}</script>
            <script>window.dataLayer = window.dataLayer || []; function track(n) {'{'} dataLayer.push(n); {'}'}</script>
            </head>
            <body class="story-page">
            <div class="cookie-banner" role="dialog"><p>{Markup.Escape(labels.Cookies)}</p><button>OK</button></div>
            <header class="site-header"><a class="logo" href="/">{view.SiteName}</a><nav><ul>{Markup.Navigation(labels)}</ul></nav></header>
            <main>
            <article class="story">
            <p class="kicker"><a href="/section/1">{view.Section}</a></p>
            <h1>{view.Title}</h1>
            <div class="meta"><span class="author">{Markup.Escape(labels.By)} {view.Byline}</span>
            <time datetime="{view.PublishedStamp}">{view.Published}</time></div>
            <ul class="share-buttons">{string.Concat(labels.Share.Select(share => $"<li><a href=\"#\">{Markup.Escape(share)}</a></li>"))}</ul>
            <figure><img src="/images/{view.Story.Copy.Slug}.jpg" alt=""></figure>
            <div class="story-body">
            {Markup.Paragraphs(view.Version.Paragraphs.Take(half))}
            <aside class="newsletter-box"><p>{Markup.Escape(labels.Newsletter)}</p><form action="/subscribe"><input name="email"><button>OK</button></form></aside>
            {Markup.Paragraphs(view.Version.Paragraphs.Skip(half))}
            </div>
            <section class="related-stories"><h2>{Markup.Escape(labels.Related)}</h2><ul>{Markup.Links(view.Related)}</ul></section>
            </article>
            <aside class="sidebar"><h2>{Markup.Escape(labels.Popular)}</h2><ol>{Markup.Links(view.Popular)}</ol></aside>
            <section id="comments" class="comments"><h2>{Markup.Escape(labels.CommentsHeading)}</h2>
            {Markup.Paragraphs(labels.Comments, "<div class=\"comment\"><p>", "</p></div>")}</section>
            </main>
            <footer class="site-footer"><p>{Markup.Escape(labels.Rights)} {view.SiteName}</p></footer>
            </body>
            </html>
            """;
    }

    private string LinkedData(PageView view)
    {
        var article = new JsonObject
        {
            ["@type"] = "NewsArticle",
            ["mainEntityOfPage"] = view.Story.Url.AbsoluteUri,
            ["headline"] = view.Version.Title,
            ["datePublished"] = view.PublishedStamp,
            ["dateModified"] = view.UpdatedStamp,
            ["inLanguage"] = view.House.Language,
            ["isAccessibleForFree"] = true,
            ["image"] = new JsonArray(new Uri(view.House.Root, $"/images/{view.Story.Copy.Slug}.jpg").AbsoluteUri),
            ["author"] = new JsonArray([.. view.Story.Copy.Authors.Select(name => new JsonObject { ["@type"] = "Person", ["name"] = name })]),
            ["publisher"] = new JsonObject { ["@type"] = "NewsMediaOrganization", ["name"] = view.House.Name, ["url"] = view.House.Root.AbsoluteUri },
        };
        if (view.Story.Copy.Section is { } section)
        {
            article["articleSection"] = section;
        }

        var site = new JsonObject { ["@type"] = "WebSite", ["name"] = view.House.Name, ["url"] = view.House.Root.AbsoluteUri };
        var root = graph ? new JsonObject { ["@graph"] = new JsonArray(site, article) } : article;
        root["@context"] = "https://schema.org";
        return root.ToJsonString(JsonSerializerOptions.Default);
    }
}
