namespace Ingest.Core.Model;

/// <summary>A piece of text on a page that may hold a date, verbatim.</summary>
/// <param name="Role">What the text claims to be.</param>
/// <param name="Text">The text as found, at most a few hundred characters; may hold more than the date.</param>
/// <param name="Rule">The rule that found it, for example <c>json-ld datePublished</c> or <c>css .info .date</c>.</param>
/// <param name="Formats">Exact .NET formats that the operator gave; empty otherwise.</param>
/// <param name="Culture">Culture that the operator gave for <paramref name="Formats"/>.</param>
public sealed record DateHint(DateRole Role, string Text, string Rule, IReadOnlyList<string>? Formats = null, string? Culture = null)
{
    /// <summary>Readers see it right by the headline.</summary>
    public bool ByHeadline { get; init; }

    /// <summary>The rule of a bare date that stands somewhere on the page, not by the headline.</summary>
    public const string Elsewhere = "text elsewhere";

    /// <summary>The rule of a day that nothing but the data of the page's scripts states.</summary>
    public const string Script = "script datePublished";
}
