namespace Ingest.Demo.Pages;

/// <summary>The page of a content management system of two decades ago: layout tables, counters, and a hidden second copy of the text.</summary>
/// <param name="hiddenCopy">True to print the text once more for a "full text" button.</param>
internal sealed class ClassicPage(bool hiddenCopy) : PageStyle
{
    public override string Render(PageView view)
    {
        var labels = view.Labels;
        return $"""
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
            <html dir="{view.Direction}" lang="{view.House.Language}" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta http-equiv="Content-Type" content="text/html; charset={view.House.Charset}" />
            <title>{view.Title} - {view.SiteName}</title>
            <link rel="stylesheet" href="/css/main.css" type="text/css" />
            <script type="text/javascript">var story = '{view.Story.Copy.Slug}'; function more() {'{'} document.getElementById('full').style.display = 'block'; {'}'}</script>
            </head>
            <body bgcolor="#ffffff">
            <table width="980" align="center" cellpadding="0" cellspacing="0"><tr><td colspan="3" class="top"><a href="/"><b>{view.SiteName}</b></a></td></tr>
            <tr><td colspan="3" class="menu">{Markup.Navigation(labels, "", " ")}</td></tr>
            <tr valign="top">
            <td width="180" class="side"><table><tr><th>{Markup.Escape(labels.Popular)}</th></tr>
            {Markup.Links(view.Popular, "<tr><td>", "</td></tr>")}</table></td>
            <td class="center">
            <div class="article">
            <h1 class="title">{view.Title}</h1>
            <div class="info"><span class="date">{view.Published}</span> <span class="views">0</span> <span class="likes">0</span></div>
            {(view.Byline.Length > 0 ? $"<div class=\"writer\">{Markup.Escape(labels.By)} {view.Byline}</div>" : "")}
            <div class="tools">{string.Join(" ", labels.Share.Select(share => $"<a href=\"#\">{Markup.Escape(share)}</a>"))}</div>
            <div class="summary">
            {Markup.Paragraphs(view.Version.Paragraphs)}
            </div>
            {(hiddenCopy ? $"<div id=\"full\" class=\"more\" style=\"display:none\">\n{Markup.Paragraphs(view.Version.Paragraphs.Skip(1))}\n</div>" : "")}
            </div>
            <div class="similar"><h3>{Markup.Escape(labels.Related)}</h3><ul>{Markup.Links(view.Related)}</ul></div>
            <div class="comments"><h3>{Markup.Escape(labels.CommentsHeading)}</h3>{Markup.Paragraphs(labels.Comments)}</div>
            </td>
            <td width="160" class="ads"><p>{Markup.Escape(labels.Newsletter)}</p></td>
            </tr>
            <tr><td colspan="3" class="bottom">{Markup.Escape(labels.Rights)} {view.SiteName}</td></tr></table>
            </body>
            </html>
            """;
    }
}
