namespace Ingest.Core.Common.Dates.Text;

/// <summary>A month as named in the text.</summary>
/// <param name="Length">How many tokens the name takes.</param>
internal readonly record struct MonthName(DateCalendar Calendar, int Month, int Length);
