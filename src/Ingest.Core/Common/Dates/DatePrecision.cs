namespace Ingest.Core.Common.Dates;

/// <summary>The finest part of a date that a text stated.</summary>
public enum DatePrecision
{
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}
