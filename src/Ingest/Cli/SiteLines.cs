using System.Globalization;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;

namespace Ingest.Cli;

/// <summary>What fetching a URL heeds and what its site answered, line by line.</summary>
internal static class SiteLines
{
    public static IEnumerable<(string Name, string? Value)> Of(UrlAnswer site)
    {
        yield return ("address", site.Forbidden is { } why ? "refused: " + why : null);
        yield return ("asked for", $"source {site.Source}");
        yield return ("robots", site.Robots is { } robots ? Of(robots) : "not asked");
        yield return ("turn of", string.Create(CultureInfo.InvariantCulture, $"{site.Throttle.Key} ({site.Throttle.Reason}), one request every {Seconds(site.Throttle.Delay)}"));
        yield return ("next turn", site.Throttle.NextAllowedAt is { } at ? at.ToString("u", CultureInfo.InvariantCulture) : "now");
        foreach (var hop in site.Redirects)
        {
            yield return ("redirect", string.Create(CultureInfo.InvariantCulture, $"{hop.Status} from {hop.From} to {hop.To}"));
        }

        yield return ("moved to", site.MovedTo?.AbsoluteUri);
        if (site.Outcome is { } outcome)
        {
            yield return ("answer", string.Create(CultureInfo.InvariantCulture, $"{outcome}{(site.Status is { } status ? $" {status}" : string.Empty)}{(site.Detail is { } detail ? ": " + detail : string.Empty)}"));
            yield return ("fresh for", site.FreshFor is { } fresh ? Seconds(fresh) : null);
            yield return ("not before", site.NotBefore?.ToString("u", CultureInfo.InvariantCulture));
        }

        if (site.Status is not null)
        {
            yield return ("canonical", site.NamedCanonical is { } named ? $"{named} (named by the page)" : "the page names none that is believed");
            yield return ("validators", site.Validators is { } validators ? Of(validators) : null);
            yield return ("rights", site.Rights is { } rights ? StoryFields.Words(rights) : "nothing is reserved");
        }
    }

    public static string Of(Validators validators) =>
        validators.Any ? string.Join(", ", new[] { validators.ETag, validators.LastModified }.OfType<string>()) : "none, so the whole page is sent each time";

    private static string Of(RobotsAnswer robots) =>
        robots.Detail is { } detail ? $"{(robots.Allowed ? "allowed" : "disallowed")}: {detail}"
        : (robots.Allowed ? "allowed" : "disallowed")
            + (robots.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $" by line {line}: {robots.Rule}") : ": no line speaks of it")
            + (robots.CrawlDelay is { } delay ? $"; Crawl-delay {Seconds(delay)}" : string.Empty);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";
}
