using Ingest.Core.Common.Dates;

namespace Ingest.Core.Model;

/// <summary>How far the date of an offer can be relied on.</summary>
/// <param name="Precision">The finest part that was stated.</param>
/// <param name="Offset">Who said which offset applies.</param>
public sealed record DateQuality(DatePrecision Precision, OffsetOrigin Offset);
