namespace Ingest.Core.Common.Dates.Text;

/// <summary>The unit in which a relative time counts.</summary>
internal enum RelativeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
