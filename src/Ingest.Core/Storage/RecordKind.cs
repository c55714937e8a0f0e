namespace Ingest.Core.Storage;

/// <summary>The kinds of records that make up a store, in the order in which they are copied. Leases and claims are not among them: they belong to running workers.</summary>
public enum RecordKind
{
    Stories,
    Revisions,
    Fingerprints,

    /// <summary>Which story an address or identifier leads to.</summary>
    Places,
    Links,
    Quarantine,
    Pages,
    Sources,
    SourceFiles,
    Hosts,
    Runs,

    /// <summary>What people decided about stories.</summary>
    Corrections,
}
