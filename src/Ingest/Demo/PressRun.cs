using System.Globalization;
using Ingest.Demo.Copy;

namespace Ingest.Demo;

/// <summary>Makes a house's printed stories out of its copy and the agencies' texts.</summary>
internal sealed class PressRun(NewsroomClock clock, IReadOnlyDictionary<string, StoryCopy> wires)
{
    public IReadOnlyList<PrintedStory> Print(House house, IReadOnlyList<StoryCopy> copies) =>
        [.. copies.Select((copy, index) => Print(house, copy, index))];

    public PrintedStory Print(House house, StoryCopy copy, int index)
    {
        var published = clock.DateOf(copy.At);
        var path = copy.Trap == Trap.Home ? "/" : Path(house, copy, published, index);
        var url = new Uri(house.Root, path);
        return new PrintedStory
        {
            House = house,
            Copy = copy,
            Cluster = copy.Wire ?? $"{house.Id}/{copy.Slug}",
            Url = url,
            Offered = copy.OldPath is { } old ? new Uri(house.Root, old) : new Uri(url.AbsoluteUri + house.Tracking),
            Published = published,
            Versions = Versions(house, copy),
        };
    }

    private List<StoryVersion> Versions(House house, StoryCopy copy)
    {
        var paragraphs = copy.Wire is { } wire ? [.. FromWire(house, copy, wires[wire]), .. copy.Paragraphs] : copy.Paragraphs;
        var versions = new List<StoryVersion> { new(clock.At(copy.At), StoryVersion.First, copy.Title, paragraphs) };
        foreach (var edit in copy.Edits.OrderBy(edit => edit.After))
        {
            var last = versions[^1];
            versions.Add(new StoryVersion(clock.At(edit.After), edit.Kind, edit.Title ?? last.Title, edit.ApplyTo(last.Paragraphs)));
        }

        return versions;
    }

    private static IEnumerable<string> FromWire(House house, StoryCopy copy, StoryCopy wire)
    {
        var dateline = copy.Dateline ?? wire.Dateline ?? "none";
        var opening = dateline == "none" ? "" : dateline + " ";
        var respelled = wire.Paragraphs.Select((text, index) => Respell(house, index == 0 ? opening + text : text));
        return respelled.Where((_, index) => !copy.Drop.Contains(index + 1));
    }

    private static string Respell(House house, string text) =>
        house.Spelling.Aggregate(text, (spelled, pair) => spelled.Replace(pair.From, pair.To, StringComparison.Ordinal));

    private static string Path(House house, StoryCopy copy, DateTimeOffset published, int index)
    {
        var local = TimeZoneInfo.ConvertTime(published, house.Zone);
        var template = copy.Trap switch
        {
            Trap.Disallowed => "/print/{number}",
            Trap.Excluded => "/video/{slug}",
            Trap.Pdf => "/files/{slug}.pdf",
            _ => house.Path,
        };
        return template
            .Replace("{slug}", copy.Slug, StringComparison.Ordinal)
            .Replace("{number}", (40_213 + 17 * index).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{date}", local.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{title}", Uri.EscapeDataString(string.Join('-', copy.Title.Split([' ', '،', ',', ':', '.', '«', '»', '؟'], StringSplitOptions.RemoveEmptyEntries))), StringComparison.Ordinal);
    }
}
