using System.Text.Json.Serialization;

namespace Ingest.Core.Model;

/// <summary>What is remembered of one of a source's own rules: how it has done, and what is wrong with it now.</summary>
/// <param name="Field">Field as in the stored story; of a listing <see cref="Links"/> or <see cref="Next"/>.</param>
/// <param name="Css">Its selector.</param>
/// <param name="Digest">Fingerprint of the whole rule: an edited one begins anew.</param>
public sealed record RuleRecord(string Field, string Css, string Digest)
{
    public const string Links = "links";
    public const string Next = "next";

    /// <summary>The listing that the rule is for; null for a rule of pages.</summary>
    public Uri? Listing { get; init; }

    /// <summary>Pages on which it was tried. Old ones count less from some hundreds on.</summary>
    public int Pages { get; init; }

    /// <summary>Those of them on which it gave a value.</summary>
    public int Matched { get; init; }

    /// <summary>When it last gave one; null for never.</summary>
    public DateTimeOffset? LastMatch { get; init; }

    /// <summary>What it matched last; that of the rule before it where it has matched nothing yet. Null when nothing is known.</summary>
    public RuleSample? Sample { get; init; }

    /// <summary>Pages in a row, up to the last, on which it gave nothing.</summary>
    public int Missed { get; init; }

    /// <summary>When the first run began that saw nothing but such pages; null while it matches.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>Pages in a row, up to the last, whose text was in none of its date formats.</summary>
    public int Unfit { get; init; }

    /// <summary>Null when nothing is wrong.</summary>
    public RuleTrouble? Trouble { get; init; }

    /// <summary>Its key in the source file.</summary>
    [JsonIgnore]
    public string Key => Listing is null ? $"extract.{Field}" : $"discover.{Field}";
}
