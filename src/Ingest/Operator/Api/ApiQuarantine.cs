namespace Ingest.Operator.Api;

/// <summary>Answer of <c>/api/v1/quarantine</c>.</summary>
public sealed record ApiQuarantine(string? Source, string Order, long Total, IReadOnlyList<ApiRejectedPage> Pages, string? Next)
{
    public static ApiQuarantine Of(QuarantineList list) =>
        new(list.Source?.Value, QuarantineList.Order, list.Total, [.. list.Entries.Select(entry => ApiRejectedPage.Of(entry, list.Kept))], list.Next);
}
