using Ingest.Core.Reporting;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>What one run works with and gathers.</summary>
/// <param name="Source">The snapshot that holds for the whole run.</param>
/// <param name="Fence">Of the lease under which it runs; null for none.</param>
/// <param name="Collected">What its documents told.</param>
/// <param name="Boilerplate">What its stories repeat.</param>
/// <param name="Watch">How its own rules do.</param>
/// <param name="Tally">Counts.</param>
internal sealed record RunContext(SourceDefinition Source, long? Fence, Collected Collected, RunBoilerplate Boilerplate, RuleWatch Watch, RunTally Tally)
{
    /// <summary>What reading a page has told beside its outcome.</summary>
    public void Note(Processed processed)
    {
        if (processed.Unmatched is { } unmatched)
        {
            Tally.TryRules(unmatched);
            Watch.Note(processed.Read!, unmatched, processed.Dates);
        }

        Boilerplate.Note(processed.Edges);

        if (processed.Returned)
        {
            Tally.Return();
        }

        if (processed.Reserved)
        {
            Tally.Reserve();
        }

        if (processed.Fetched)
        {
            Tally.Page();
        }
        else if (processed.NotModified)
        {
            Tally.PageUnchanged();
        }
    }
}
