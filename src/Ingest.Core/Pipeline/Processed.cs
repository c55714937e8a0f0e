using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>What became of one link and what it cost.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Fetched">A page came with a body.</param>
/// <param name="NotModified">The site answered that the page is as it was.</param>
public sealed record Processed(Outcome Outcome, bool Fetched, bool NotModified);
