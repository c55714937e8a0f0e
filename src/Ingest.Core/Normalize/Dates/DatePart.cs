namespace Ingest.Core.Normalize.Dates;

/// <summary>What a text does not state of its date, so that the time of reading has to complete it.</summary>
internal enum DatePart
{
    None,

    /// <summary>"12 November".</summary>
    Year,

    /// <summary>"3 hours ago".</summary>
    Day,
}
