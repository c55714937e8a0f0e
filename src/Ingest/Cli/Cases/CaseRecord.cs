using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ingest.Core.Model;

namespace Ingest.Cli.Cases;

/// <summary>What <c>NAME.json</c> of a case says: where the page came from, what was offered with it, and what it should give.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CaseRecord
{
    /// <summary>Final URL of the page.</summary>
    public required Uri Url { get; init; }

    /// <summary>Charset that the server named; null when it named none.</summary>
    public string? Charset { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Decides which version of the rules applies, and what "three hours ago" means.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>What the feed, sitemap or listing said of the page.</summary>
    public Link? Link { get; init; }

    /// <summary>The fields that the page should give; a field that is not named is not compared. Null when it should be rejected.</summary>
    public JsonObject? Expected { get; init; }

    /// <summary>The reason for which the page should be rejected.</summary>
    public string? Rejected { get; init; }

    /// <summary>Only the fields that an editor had left in the record before.</summary>
    public CaseRecord Narrowed(CaseRecord before) => Expected is not { } fields || before.Expected is not { } kept
        ? this
        : this with { Expected = new JsonObject(kept.Select(field => KeyValuePair.Create(field.Key, fields[field.Key]?.DeepClone()))) };
}
