using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>What came of an order.</summary>
/// <param name="Source">The source.</param>
/// <param name="Done">False when it was refused.</param>
/// <param name="Words">What was done, or why not.</param>
public sealed record OrderResult(SourceId Source, bool Done, string Words)
{
    /// <summary>Refused, because it would write over what a run in flight writes.</summary>
    public static OrderResult IsRead(SourceId source, string worker) => new(source, false, $"worker {worker} is reading it; try again when the run has ended");

    public static OrderResult Unknown(SourceId source) => new(source, false, "is known neither by a source file nor by the store");
}
