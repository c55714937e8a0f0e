using System.Text;

namespace Ingest.Demo.Pages;

/// <summary>The small pieces that every page is written with.</summary>
internal static class Markup
{
    /// <summary>Text or attribute value for HTML and XML; only what must be is escaped, as houses with an editor for people do.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    public static string Paragraphs(IEnumerable<string> paragraphs, string open = "<p>", string close = "</p>") =>
        string.Join("\n", paragraphs.Select(paragraph => open + Escape(paragraph) + close));

    public static string Links(IEnumerable<StoryLink> links, string open = "<li>", string close = "</li>") =>
        string.Join("\n", links.Select(link => $"{open}<a href=\"{Escape(link.Url.AbsolutePath)}\">{Escape(link.Title)}</a>{close}"));

    public static string Navigation(Labels labels, string open = "<li>", string close = "</li>")
    {
        var list = new StringBuilder();
        for (var i = 0; i < labels.Navigation.Count; i++)
        {
            list.Append(open).Append("<a href=\"").Append(i == 0 ? "/" : $"/section/{i}").Append("\">")
                .Append(Escape(labels.Navigation[i])).Append("</a>").Append(close);
        }

        return list.ToString();
    }
}
