namespace Ingest.Demo.Pages;

/// <summary>Pages that stand where an article should.</summary>
internal static class TrapPages
{
    /// <summary>The wall has the article's URL and site name, and nothing of its text.</summary>
    public static string ConsentWall(House house, StoryVersion wall) => $"""
        <!DOCTYPE html>
        <html lang="{house.Language}">
        <head><meta charset="{house.Charset}"><title>{Markup.Escape(wall.Title)}</title><meta name="robots" content="noindex"></head>
        <body class="consent">
        <div id="consent-wall" class="cmp-container" role="dialog" aria-modal="true">
        <h1>{Markup.Escape(wall.Title)}</h1>
        {Markup.Paragraphs(wall.Paragraphs)}
        <form method="post" action="/consent"><button name="accept">OK</button> <button name="settings">…</button></form>
        </div>
        </body>
        </html>
        """;

    public static string NotFound(House house) => $"""
        <!DOCTYPE html>
        <html lang="{house.Language}"><head><meta charset="{house.Charset}"><title>404 - {Markup.Escape(house.Name)}</title></head>
        <body><h1>404</h1><ul>{Markup.Navigation(Labels.Of(house.Language))}</ul></body></html>
        """;
}
