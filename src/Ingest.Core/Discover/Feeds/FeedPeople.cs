using System.Text.RegularExpressions;
using Ingest.Core.Discover.Markup;

namespace Ingest.Core.Discover.Feeds;

/// <summary>Reads who wrote an item.</summary>
internal static partial class FeedPeople
{
    private const int Most = 20;

    public static List<string> Of(Element item)
    {
        var names = new List<string>();
        foreach (var child in item.Children)
        {
            if (child.Name is "dc:creator" or "author" or "atom:author")
            {
                Add(names, Name(child));
            }
        }

        if (names.Count == 0)
        {
            Add(names, FeedText.Plain(item.Child("itunes:author")));
        }

        return names;
    }

    private static void Add(List<string> names, string? name)
    {
        if (name is { Length: > 0 } && names.Count < Most && !names.Contains(name))
        {
            names.Add(name);
        }
    }

    /// <summary>A person construct of Atom, or RSS's <c>mail@host (Name)</c>; mail addresses alone are nobody's name.</summary>
    private static string? Name(Element person)
    {
        if (person.HasElements)
        {
            return FeedText.Plain(person.Child("name") ?? person.Child("atom:name") ?? person.Children.FirstOrDefault(child => child.Name.EndsWith(":name", StringComparison.Ordinal)));
        }

        var text = FeedText.Plain(person);
        if (text is null || !text.Contains('@'))
        {
            return text;
        }

        var match = WithMail().Match(text);
        return match.Success && match.Groups[1].Value.Trim().Trim('"', '(', ')', ',').Trim() is { Length: > 0 } name ? name : null;
    }

    [GeneratedRegex(@"^(?:[^\s@]+@[^\s@]+\s*\((?<name>.+)\)|(?<name>[^<@]+)<[^>]*@[^>]*>|[^\s@]+@[^\s@]+\s+(?<name>[^@]+))$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WithMail();
}
