namespace Ingest.Core.Common.Dates.Text;

/// <summary>The part of the day that a word beside a 12-hour time names.</summary>
internal enum DayPart
{
    Unknown,
    Morning,
    Noon,
    Afternoon,
    Night,
}
