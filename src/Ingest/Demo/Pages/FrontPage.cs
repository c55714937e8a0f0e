namespace Ingest.Demo.Pages;

/// <summary>Pages that list stories: the front page, the section pages, and the listing that a house without a feed is read by.</summary>
internal static class FrontPage
{
    /// <param name="next">Path of the following page; null on the last.</param>
    public static string Render(House house, IReadOnlyList<StoryLink> stories, string? next)
    {
        var labels = Labels.Of(house.Language);
        var items = stories.Select(story => $"""
            <div class="teaser"><h3><a href="{Markup.Escape(story.Url.AbsolutePath)}">{Markup.Escape(story.Title)}</a></h3><span class="when">{Markup.Escape(story.Published)}</span></div>
            """);
        return $"""
            <!DOCTYPE html>
            <html lang="{house.Language}" dir="{(house.IsRightToLeft ? "rtl" : "ltr")}">
            <head><meta charset="{house.Charset}"><title>{Markup.Escape(house.Name)}</title><meta property="og:type" content="website"></head>
            <body>
            <ul class="menu">{Markup.Navigation(labels)}</ul>
            <div class="teasers">
            {string.Join("\n", items)}
            </div>
            {(next is null ? "" : $"<a rel=\"next\" href=\"{next}\">{Markup.Escape(labels.Next)}</a>")}
            <div class="box"><p>{Markup.Escape(labels.Newsletter)}</p></div>
            <div class="legal">{Markup.Escape(labels.Rights)} {Markup.Escape(house.Name)}</div>
            </body>
            </html>
            """;
    }
}
