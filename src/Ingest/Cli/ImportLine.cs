using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Normalize;

namespace Ingest.Cli;

/// <summary>One line of an import file, read or refused.</summary>
internal sealed record ImportLine(ImportedText? Text, string? Problem)
{
    /// <summary>Keys that were passed over.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <exception cref="JsonException">The line is not JSON.</exception>
    public static ImportLine Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return No("expected a JSON object");
        }

        var fields = new ImportFields(json.RootElement);
        if (fields.Text("id") is not { Length: > 0 } id)
        {
            return No("\"id\" is missing, or neither a string nor a number");
        }

        // An empty text is said to be one: feeds have items that are a headline alone. A text that is missing is a mistake.
        var (title, body) = (fields.Text("title") ?? string.Empty, fields.Paragraphs("body") ?? fields.Paragraphs("text"));
        if (body is null || string.IsNullOrWhiteSpace(title + body))
        {
            return No($"\"{id}\" has no text: \"body\" or \"text\" has to be a string or a list of strings, empty only beside a \"title\"");
        }

        var published = fields.Date("published");
        if (published is null && fields.Text("published") is { } date)
        {
            return No($"\"published\" of \"{id}\" is not RFC 3339, or not of the years {ImportFields.OldestYear} to {ImportFields.LatestYear}: '{date}'");
        }

        var url = WebUrl.Of(fields.Text("url"));
        if (url is null && fields.Text("url") is { Length: > 0 } address && !address.StartsWith(StoryNormalizer.ImportedUrl, StringComparison.Ordinal))
        {
            return No($"\"url\" of \"{id}\" is not an absolute http or https URL: '{address}'");
        }

        return new ImportLine(
            new ImportedText
            {
                Id = id,
                Url = url,
                Source = new SourceId(fields.Text("source") is { Length: > 0 } source ? source : "import"),
                Title = title,
                Body = body,
                Language = fields.Text("language") ?? fields.Text("lang"),
                Published = published,
                Modified = fields.Date("modified"),
                Authors = fields.Texts("authors"),
                Agency = fields.Text("agency"),
                Section = fields.Text("section"),
                Tags = fields.Texts("tags"),
                Image = fields.Image("image"),
                Summary = fields.Text("summary"),
            },
            null)
        {
            Ignored = fields.Ignored,
        };
    }

    private static ImportLine No(string problem) => new(null, problem);
}
