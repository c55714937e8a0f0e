using System.Text.RegularExpressions;

namespace Ingest.Core.Sources;

/// <summary>Where one field stands on the pages of a source.</summary>
public sealed record FieldRule
{
    public required string Css { get; init; }

    /// <summary>Attribute to read in place of the text.</summary>
    public string? Attribute { get; init; }

    /// <summary>Take every match, not just the first.</summary>
    public bool All { get; init; }

    /// <summary>Elements inside the match that do not belong to the value.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>First group (or the whole match) is the value; compiled without backtracking.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>Exact .NET date formats, tried in order.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Culture of month names and meridiem in <see cref="Formats"/>.</summary>
    public string? Culture { get; init; }
}
