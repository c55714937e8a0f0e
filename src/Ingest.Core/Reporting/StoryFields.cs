using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Reporting;

/// <summary>The fields of a story in words, in the order in which people read them.</summary>
public static class StoryFields
{
    private const string None = "(none)";

    public static IEnumerable<(string Field, string Value)> Of(Story story)
    {
        yield return ("title", story.Title);
        yield return ("authors", story.Authors.Count > 0 ? string.Join(", ", story.Authors) : None);
        yield return ("published", (StoryLine.Words(story.Published) ?? None) + (story.Published?.Evidence is { } why ? $" – {why}" : string.Empty));
        yield return ("modified", StoryLine.Words(story.Modified) ?? None);
        yield return ("language", $"{story.Language}, {story.Direction.ToString().ToLowerInvariant()}");
        yield return ("dateline", story.Dateline is { } dateline ? $"agency {dateline.Agency ?? "-"}, place {dateline.Place ?? "-"}" : None);
        yield return ("section", story.Section ?? None);
        yield return ("tags", story.Tags.Count > 0 ? string.Join(", ", story.Tags) : None);
        yield return ("image", story.Image?.Url.AbsoluteUri ?? None);
        yield return ("summary", story.Summary ?? None);
        yield return ("paywalled", story.Paywalled switch { true => "yes", false => "no", null => "(nothing says so)" });
        yield return ("live", story.Live ? Counted.Of(story.LiveEntries?.Count ?? 0, "live entry", "live entries") : "no");
        yield return ("rights", story.Rights is { } rights ? Words(rights) : "(nothing is reserved)");
        yield return ("body", $"{Counted.Of(story.Body.Count, "paragraph")}, {Counted.Of(story.WordCount, "word")}");
    }

    /// <summary>Whether the story has something in a field, by its stored name.</summary>
    public static bool Has(Story story, string field) => field switch
    {
        "title" => story.Title.Length > 0,
        "body" => story.Body.Count > 0,
        "published" => story.Published is not null,
        "modified" => story.Modified is not null,
        "authors" => story.Authors.Count > 0,
        "section" => story.Section is not null,
        "tags" => story.Tags.Count > 0,
        "summary" => story.Summary is not null,
        "image" => story.Image is not null,
        "language" => story.Language != "und",
        _ => true,
    };

    public static string Words(Reservation rights) => $"reserved by {rights.From}: {rights.Terms}{(rights.Policy is { } policy ? $" (terms at {policy})" : string.Empty)}";
}
