using Ingest.Core.Common.Dates;

namespace Ingest.Core.Model;

/// <summary>A point in time as news tells it: with its offset, how exact it is and where it came from.</summary>
/// <param name="At">The instant with the offset of the place; millisecond precision. Parts finer than <paramref name="Precision"/> are zero.</param>
/// <param name="Precision">The finest part that was stated.</param>
/// <param name="Offset">Who said which offset applies.</param>
/// <param name="From">The rule that gave it, as in <see cref="DateHint.Rule"/>.</param>
/// <param name="Evidence">Why this reading was chosen where the text allowed another; null when it was clear.</param>
public sealed record NewsDate(DateTimeOffset At, DatePrecision Precision, OffsetOrigin Offset, string From, string? Evidence = null);
