using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>What differs between two states of a story.</summary>
/// <param name="Kind"><c>headline</c>, <c>correction</c>, <c>grown</c>, <c>trimmed</c> or <c>metadata</c>.</param>
/// <param name="Fields">Stored names of the fields that changed.</param>
internal sealed record TextChange(string Kind, IReadOnlyList<string> Fields)
{
    /// <summary>A text of which this share stayed has grown or was trimmed; with less it was rewritten in part.</summary>
    private const double Kept = 0.9;

    /// <summary>And it has to be longer or shorter by this share.</summary>
    private const double Step = 0.05;

    /// <summary>Null when nothing changed that a reader would call news: case, marks, white space, counters, "updated" lines.</summary>
    public static TextChange? Between(Story before, Story now)
    {
        var (oldBody, newBody) = (WordsOf(before.Body), WordsOf(now.Body));
        var headline = TextFolder.Fold(before.Title) != TextFolder.Fold(now.Title);
        var text = !oldBody.AsSpan().SequenceEqual(newBody);
        var fields = new List<string>();
        if (headline)
            fields.Add("title");
        if (text)
            fields.Add("body");
        AddMetadata(fields, before, now);
        if (fields.Count == 0)
            return null;
        return new TextChange(text ? KindOf(oldBody, newBody) : headline ? "headline" : "metadata", fields);
    }

    private static string KindOf(string[] before, string[] now)
    {
        var (old, fresh) = (Triples(before), Triples(now));
        var shared = old.Count(fresh.Contains);
        if (shared >= Kept * old.Count && now.Length > before.Length * (1 + Step))
            return "grown";
        return shared >= Kept * fresh.Count && now.Length < before.Length * (1 - Step) ? "trimmed" : "correction";
    }

    private static HashSet<(string, string, string)> Triples(string[] words)
    {
        var triples = new HashSet<(string, string, string)>();
        for (var i = 0; i < words.Length; i++)
            triples.Add((words[i], At(i + 1), At(i + 2)));
        return triples;

        string At(int index) => index < words.Length ? words[index] : string.Empty;
    }

    /// <summary>The folded words of the paragraphs that are text.</summary>
    private static string[] WordsOf(IReadOnlyList<string> body) =>
        [.. body.Select(TextFolder.Fold).Where(paragraph => !PageNoise.Is(paragraph)).SelectMany(paragraph => paragraph.Split(' '))];

    /// <summary>Only what the new state states: a page that no longer names its author has not changed the news.</summary>
    private static void AddMetadata(List<string> fields, Story before, Story now)
    {
        if (now.Authors.Count > 0 && !now.Authors.SequenceEqual(before.Authors))
            fields.Add("authors");
        if (now.Section is not null && now.Section != before.Section)
            fields.Add("section");
        if (now.Tags.Count > 0 && !now.Tags.SequenceEqual(before.Tags))
            fields.Add("tags");
        if (now.Image is not null && now.Image.Url != before.Image?.Url)
            fields.Add("image");
        if (now.Paywalled is not null && now.Paywalled != before.Paywalled)
            fields.Add("paywalled");
    }
}
