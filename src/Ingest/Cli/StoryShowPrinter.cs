using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Cli;

/// <summary>Prints a stored story for people. Values are isolated and paragraphs begin their lines, so that text in either direction can be read.</summary>
internal sealed class StoryShowPrinter(TextWriter output)
{
    private const int LongestThen = 160;

    public void Print(Story story, IReadOnlyList<Revision> revisions, IReadOnlyList<Correction> decisions)
    {
        Head(story);
        foreach (var place in story.Appearances)
        {
            Place(place);
        }

        foreach (var related in story.Related)
        {
            Line("related", string.Create(CultureInfo.InvariantCulture, $"{related.Id} ({related.Similarity:P0}): {related.Reason}"));
        }

        foreach (var revision in revisions)
        {
            State(revision);
        }

        foreach (var decision in decisions)
        {
            Line("decided", ExplainPrinter.Words(decision));
        }

        foreach (var paragraph in story.Body)
        {
            output.WriteLine();
            output.WriteLine(SummaryPrinter.Plain(paragraph));
        }
    }

    private void Head(Story story)
    {
        Line("story", story.Id.Value);
        Line("url", story.Url);
        Line("source", story.Source.Value);
        foreach (var (field, value) in StoryFields.Of(story))
        {
            var rule = story.Provenance.TryGetValue(field, out var by) ? $"  [{SummaryPrinter.Plain(by)}]" : string.Empty;
            output.WriteLine($"{field,-12} {SummaryPrinter.Value(value)}{rule}");
        }

        Line("first seen", Time(story.FirstSeen));
        Line("updated", Time(story.Updated));
        if (story.Removed is { } removed)
        {
            Line("removed", $"by its publisher, first missed {Time(removed.At)}: {removed.Reason}{(removed.Detail is { } what ? ": " + what : string.Empty)}");
        }
    }

    private void Place(Appearance place)
    {
        output.WriteLine($"{"seen at",-12} {place.Source} {Time(place.SeenAt)} {SummaryPrinter.Plain(place.Url)} {SummaryPrinter.Value(place.Title)}");
        if (StoryLine.Words(place.Published) is { } published)
        {
            Line("", $"published there {published}");
        }

        if (place.Evidence is { } evidence)
        {
            Line("", $"{SummaryPrinter.How(place.Relation.ToString().ToLowerInvariant(), evidence.Words)} [{evidence.Rule}]{Measures(evidence)}");
        }

        if (place.Removed is { } gone)
        {
            Line("", $"taken down, first missed {Time(gone.At)}: {gone.Reason}");
        }
    }

    private static string Measures(Evidence evidence)
    {
        List<string> measures = [];
        Add("containment", evidence.Containment?.ToString("0.##", CultureInfo.InvariantCulture));
        Add("jaccard", evidence.Jaccard?.ToString("0.##", CultureInfo.InvariantCulture));
        Add("shared numerals", evidence.SharedNumerals?.ToString("0.##", CultureInfo.InvariantCulture));
        Add("apart", evidence.Apart?.ToString("c"));
        return measures.Count == 0 ? string.Empty : $" ({string.Join(", ", measures)})";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                measures.Add($"{name} {value}");
            }
        }
    }

    /// <summary>What an earlier state said in the fields that were changed; of a text how long it was.</summary>
    private void State(Revision revision)
    {
        Line("revision", $"{revision.Number.ToString(CultureInfo.InvariantCulture)} until {Time(revision.At)}: {revision.ToWords()}");
        foreach (var (field, value) in StoryFields.Of(revision.Before).Where(then => then.Field == "title" || revision.Changed.Contains(then.Field)))
        {
            output.WriteLine($"{"",-12} {field} then: {SummaryPrinter.Value(TextCut.To(value, LongestThen))}");
        }
    }

    private void Line(string name, string value) => output.WriteLine($"{name,-12} {SummaryPrinter.Plain(value)}");

    private static string Time(DateTimeOffset at) => at.ToString("u", CultureInfo.InvariantCulture);
}
