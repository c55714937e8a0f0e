namespace Ingest.Core.Common.Dates.Text;

/// <summary>A time of day found among the tokens from <paramref name="Start"/> up to but not including <paramref name="End"/>.</summary>
internal sealed record FoundTime(int Start, int End, TimeSpan Time, DatePrecision Precision, FoundZone? Zone);
