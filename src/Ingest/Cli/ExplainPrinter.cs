using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;

namespace Ingest.Cli;

/// <summary>Prints an explanation for people: the URL and its site first, then the link, then the story.</summary>
internal static class ExplainPrinter
{
    public static void Print(Explanation explanation, TextWriter output)
    {
        void Line(string name, string? value)
        {
            if (value is not null)
            {
                output.WriteLine($"{name,-12} {SummaryPrinter.Sentence(value)}");
            }
        }

        Line("url", explanation.CanonicalUrl);
        Line("key", explanation.Key);
        foreach (var match in explanation.Sources)
        {
            Line("file", $"{match.File}: source {match.Source} {match.How}{(match.Takes ? string.Empty : "; its include and exclude leave this URL out")}");
        }

        if (explanation.Site is { } site)
        {
            foreach (var (name, value) in SiteLines.Of(site))
            {
                Line(name, value);
            }
        }

        if (explanation.Link is { } link)
        {
            Line("source", link.Source.Value);
            Line("found at", link.Link.FoundAt is { } foundAt ? DocumentName.Of(foundAt) : null);
            Line("first seen", link.FirstSeen.ToString("u", CultureInfo.InvariantCulture));
            Line("state", link.State.ToString().ToLowerInvariant() + (link.Reason is { } reason ? $": {reason}: {link.Detail}" : string.Empty));
            Line("validators", SiteLines.Of(link.Validators));
            Line("missing", link.MissingSince is { } since ? string.Create(CultureInfo.InvariantCulture, $"since {since:u}, at {Counted.Of(link.Misses, "look")} in a row{(link.Misses == 1 ? "; a second one decides" : string.Empty)}") : null);
            Line("next look", link.NextTry?.ToString("u", CultureInfo.InvariantCulture) ?? "never");
        }

        if (explanation.Story is not { } story)
        {
            return;
        }

        Line("story", story.Id.Value);
        Line("title", story.Title);
        Line("language", $"{story.Language}, {story.Direction.ToString().ToLowerInvariant()}");
        Line("published", StoryLine.Words(story.Published) is { } published ? $"{published} from {story.Published!.From}" : null);
        Line("", story.Published?.Evidence);
        Line("removed", story.Removed is { } removed ? $"by its publisher, first missed {removed.At:u}: {removed.Reason}{(removed.Detail is { } what ? ": " + what : string.Empty)}" : null);
        Line("rights", story.Rights is { } rights ? $"{StoryFields.Words(rights)}; {(story.Body.Count == 0 ? "the text was left out" : "the text was kept")}" : null);
        Line("dateline", story.Dateline is { } dateline ? $"{dateline.Agency} / {dateline.Place}" : null);
        foreach (var (field, rule) in story.Provenance.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Line("rule", $"{field}: {rule}");
        }

        foreach (var appearance in story.Appearances)
        {
            Line("seen at", $"{appearance.Source} {appearance.SeenAt:u} {appearance.Url} \"{appearance.Title}\"");
            Line("", appearance.Removed is { } gone && story.Appearances.Count > 1 ? $"taken down, first missed {gone.At:u}: {gone.Reason}" : null);
            Line("", appearance.Evidence is { } evidence ? $"{SummaryPrinter.How(appearance.Relation.ToString().ToLowerInvariant(), evidence.Words)} [{evidence.Rule}]" : null);
        }

        foreach (var related in story.Related)
        {
            Line("related", string.Create(CultureInfo.InvariantCulture, $"{related.Id} ({related.Similarity:P0}): {related.Reason}"));
        }

        foreach (var revision in explanation.Revisions)
        {
            Line("revision", $"{revision.Number} until {revision.At:u}: {revision.ToWords()}; title then \"{revision.Before.Title}\"");
        }

        foreach (var decision in explanation.Decisions)
        {
            Line("decided", Words(decision));
        }

        PassagePrinter.Print(explanation.Beside, output);
    }

    /// <summary>What somebody decided about two addresses.</summary>
    public static string Words(Correction decision) =>
        $"{EditorWords.SaidSo(decision.At)}: {string.Join(" and ", decision.Urls)} are {(decision.Kind == CorrectionKind.Same ? "one story" : "not one story")}";
}
