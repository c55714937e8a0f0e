using System.Net;
using System.Text;

namespace Ingest.Core.Discover.Markup;

/// <summary>One element with all it holds, or a run of text (<see cref="Name"/> is then <see cref="TextName"/>).</summary>
internal sealed class Element(string name)
{
    public const string TextName = "#text";

    private List<Element>? _children;

    /// <summary>Name in the terms of <see cref="Vocabulary"/>.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<MarkupAttribute> Attributes { get; init; } = [];

    public IReadOnlyList<Element> Children => _children ?? (IReadOnlyList<Element>)[];

    /// <summary>The text of a run of text.</summary>
    public string OwnText { get; init; } = "";

    /// <summary>What relative links inside are relative to, from <c>xml:base</c>; null for the document's own.</summary>
    public string? Base => Attribute("xml:base");

    /// <summary>True when something other than text is inside.</summary>
    public bool HasElements => _children?.Exists(child => child.Name != TextName) ?? false;

    public void Add(Element child) => (_children ??= []).Add(child);

    public string? Attribute(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    public Element? Child(string name) => _children?.Find(child => child.Name == name);

    public IEnumerable<Element> All(string name) => _children?.Where(child => child.Name == name) ?? [];

    /// <summary>The text of the first child of that name that has any, trimmed; null when there is none.</summary>
    public string? TextOf(string name)
    {
        foreach (var child in Children)
        {
            if (child.Name == name && child.Text().Trim() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>All text inside, scripts and styles left out.</summary>
    public string Text()
    {
        if (_children is [{ Name: TextName } only])
        {
            return only.OwnText;
        }

        var text = new StringBuilder();
        AppendText(text);
        return text.ToString();
    }

    /// <summary>What is inside as HTML: elements written out again, or the text itself where that is all there is.</summary>
    public string Markup()
    {
        if (!HasElements)
        {
            return Text();
        }

        var html = new StringBuilder();
        AppendChildren(html);
        return html.ToString();
    }

    private void AppendText(StringBuilder text)
    {
        foreach (var child in Children)
        {
            if (child.Name == TextName)
            {
                text.Append(child.OwnText);
            }
            else if (LocalName(child.Name) is var local && local is not ("script" or "style"))
            {
                text.Append(HtmlText.IsBlock(local) ? " " : "");
                child.AppendText(text);
            }
        }
    }

    private void AppendChildren(StringBuilder html)
    {
        foreach (var child in Children)
        {
            if (child.Name == TextName)
            {
                html.Append(WebUtility.HtmlEncode(child.OwnText));
                continue;
            }

            var local = LocalName(child.Name);
            html.Append('<').Append(local);
            foreach (var (name, value) in child.Attributes)
            {
                if (!name.StartsWith("xmlns", StringComparison.Ordinal))
                {
                    html.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
                }
            }

            html.Append('>');
            child.AppendChildren(html);
            if (!HtmlText.IsVoid(local))
            {
                html.Append("</").Append(local).Append('>');
            }
        }
    }

    private static string LocalName(string name) => name[(name.IndexOf(':') + 1)..];
}
