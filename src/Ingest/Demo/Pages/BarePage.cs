namespace Ingest.Demo.Pages;

/// <summary>A page without any metadata: a headline, a printed date and paragraphs.</summary>
internal sealed class BarePage : PageStyle
{
    public override string Render(PageView view) => $"""
        <html>
        <head>
        <meta http-equiv="Content-Type" content="text/html; charset={view.House.Charset}">
        <title>{view.Title}</title>
        </head>
        <body>
        <p>{Markup.Navigation(view.Labels, "", " | ")}</p>
        <h1>{view.Title}</h1>
        <p>{view.Published}{(view.Byline.Length > 0 ? " " + view.Byline : "")}</p>
        {Markup.Paragraphs(view.Version.Paragraphs)}
        <hr>
        <p><b>{Markup.Escape(view.Labels.Related)}</b></p>
        <ul>
        {Markup.Links(view.Related)}
        </ul>
        <p><small>{Markup.Escape(view.Labels.Rights)} {view.SiteName}</small></p>
        </body>
        </html>
        """;
}
