using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>What came of an order.</summary>
/// <param name="Source">The source.</param>
/// <param name="Done">False when it was refused.</param>
/// <param name="Words">What was done, or why not.</param>
public sealed record OrderResult(SourceId Source, bool Done, string Words)
{
    public static OrderResult Unknown(SourceId source) => new(source, false, "is known neither by a source file nor by the store");
}
