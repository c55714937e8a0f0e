namespace Ingest.Core.Common.Dates.Text;

/// <summary>A day, month or year found among the tokens from <paramref name="Start"/> up to but not including <paramref name="End"/>.</summary>
internal sealed record FoundDate(int Start, int End, DateTime Day, DatePrecision Precision)
{
    public DateTime? OtherOrder { get; init; }

    /// <summary>Reckoned from another calendar and perhaps a day off; an exact date in the same text is preferred.</summary>
    public bool IsApproximate { get; init; }
}
