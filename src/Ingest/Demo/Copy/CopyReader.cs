using System.Globalization;

namespace Ingest.Demo.Copy;

/// <summary>Reads the copy of a house or of the agencies.</summary>
internal static class CopyReader
{
    public static IReadOnlyList<StoryCopy> Read(string text)
    {
        var stories = new List<StoryCopy>();
        foreach (var section in HeadedText.Parse(text))
        {
            if (section.IsPart)
            {
                stories[^1] = stories[^1] with { Edits = [.. stories[^1].Edits, Edit(section)] };
            }
            else
            {
                stories.Add(Story(section));
            }
        }

        return stories;
    }

    /// <summary>Reads <c>-5h10m</c>, <c>+90s</c>, <c>0s</c>.</summary>
    public static TimeSpan Span(string text)
    {
        var negative = text.StartsWith('-');
        var span = TimeSpan.Zero;
        var number = 0;
        foreach (var c in text.AsSpan().TrimStart("+-"))
        {
            if (char.IsAsciiDigit(c))
            {
                number = number * 10 + (c - '0');
                continue;
            }

            span += c switch
            {
                'h' => TimeSpan.FromHours(number),
                'm' => TimeSpan.FromMinutes(number),
                's' => TimeSpan.FromSeconds(number),
                _ => throw new FormatException($"'{text}' is not a span such as -5h10m or +90s"),
            };
            number = 0;
        }

        return negative ? -span : span;
    }

    private static StoryCopy Story(HeadedText.Section section) => new()
    {
        Slug = section.Name,
        Title = section.Required("title"),
        At = Span(section["at"] ?? "0s"),
        Paragraphs = section.Paragraphs,
        Authors = section.List("by", ';'),
        Section = section["section"],
        Tags = section.List("tags", ';'),
        Wire = section["wire"],
        Dateline = section["dateline"],
        Drop = [.. section.List("drop", ' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))],
        Family = section["family"],
        Trap = section["trap"] is { } trap ? Enum.Parse<Trap>(trap.Replace("-", "", StringComparison.Ordinal), ignoreCase: true) : null,
        OldPath = section["old-path"],
    };

    /// <summary>Reads a part such as <c>-- +90s headline</c>.</summary>
    private static EditCopy Edit(HeadedText.Section part)
    {
        var words = part.Name.Split(' ');
        var replaces = part["replace"] is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : (int?)null;
        return new EditCopy(Span(words[0]), words[1], part["title"], replaces, part.Paragraphs);
    }
}
