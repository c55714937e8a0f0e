using System.Text.Json;
using Ingest.Core.Model;

namespace Ingest.Core.Reporting;

/// <summary>Something that somebody should know or act on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Who">Who has to do something.</param>
/// <param name="Source">The source that it is about; null for the program as a whole.</param>
/// <param name="Since">Since when; null when that is not known.</param>
/// <param name="Text">The fact, in words.</param>
/// <param name="Advice">What to do, or what happens next; null when the fact says it.</param>
public sealed record Issue(IssueKind Kind, IssueActor Who, SourceId? Source, DateTimeOffset? Since, string Text, string? Advice)
{
    /// <summary>The rule that it is about; null when it is about none.</summary>
    public RuleRecord? Rule { get; init; }

    /// <summary>The rule was edited after it was found wrong: what is known of it is of the former one, until the next run.</summary>
    public bool IsEdited { get; init; }

    /// <summary>The kind as it is written everywhere: <c>rule_broken</c>.</summary>
    public static string NameOf(IssueKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>Who has to do something, in words.</summary>
    public static string WordsOf(IssueActor who) => who switch
    {
        IssueActor.Operator => "for the operator",
        IssueActor.Publisher => "for the publisher",
        _ => "looked at again by itself",
    };

    /// <summary>The fact and what to do, as one sentence.</summary>
    public override string ToString() => Advice is null ? Text : $"{Text}; {Advice}";
}
