using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>What came of a worker's wish to run a source.</summary>
public abstract record SharedRun
{
    private SharedRun()
    {
    }

    /// <summary>It ran here.</summary>
    public sealed record Ran(RunReport Report) : SharedRun;

    /// <summary>Another worker has run it since it was planned here.</summary>
    public sealed record NotDue(DateTimeOffset DueAt) : SharedRun;

    /// <summary>It is not read for now.</summary>
    public sealed record Paused(Pause Pause) : SharedRun;

    /// <summary>Another worker is at it; its lease ends after <paramref name="Remaining"/> unless it is renewed.</summary>
    public sealed record Elsewhere(string Holder, TimeSpan Remaining) : SharedRun;

    /// <summary>Another worker took it over in the middle: this one was frozen, or cut off from the store, past its lease.</summary>
    public sealed record TakenOver : SharedRun;
}
