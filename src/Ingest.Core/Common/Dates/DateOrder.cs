namespace Ingest.Core.Common.Dates;

/// <summary>The order in which an all-numeric date that does not begin with its year is written.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}
