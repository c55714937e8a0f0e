using Ingest.Demo.Offers;
using Ingest.Demo.Pages;

namespace Ingest.Demo;

/// <summary>A made-up news house: who it is and how its web site behaves.</summary>
internal sealed record House
{
    /// <summary>Id of its source.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Host { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public required PageStyle Style { get; init; }

    public required Func<DateTimeOffset, string> DateStyle { get; init; }

    public required IReadOnlyList<Offer> Offers { get; init; }

    /// <summary>Path of a story: <c>{slug}</c>, <c>{number}</c>, <c>{date}</c> and <c>{title}</c> are filled in.</summary>
    public required string Path { get; init; }

    public string Charset { get; init; } = "utf-8";

    /// <summary>False when the charset is named by the page alone.</summary>
    public bool CharsetInHeader { get; init; } = true;

    public bool Gzip { get; init; }

    public ValidatorStyle Validators { get; init; } = ValidatorStyle.Both;

    /// <summary>Text of robots.txt; null when the house has none (404).</summary>
    public string? Robots { get; init; }

    /// <summary>What the house adds to the links of its feed.</summary>
    public string Tracking { get; init; } = "";

    /// <summary>Pairs of spellings: the house's desk writes the second where an agency writes the first.</summary>
    public IReadOnlyList<(string From, string To)> Spelling { get; init; } = [];

    /// <summary>When its server is down and then overloaded; null for a sound one.</summary>
    public Trouble? Trouble { get; init; }

    /// <summary>When its new design goes live, as scheduled time; null for never.</summary>
    public TimeSpan? Redesign { get; init; }

    public bool IsRightToLeft => Language is "ar" or "fa" or "he" or "ur";

    public Uri Root => new($"http://{Host}/");
}
