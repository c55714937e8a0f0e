namespace Ingest.Core.Storage;

/// <summary>What was found about a store.</summary>
/// <param name="Store">Which one, without secrets.</param>
/// <param name="Facts">Server, version, user and the like, by their names.</param>
/// <param name="Findings">What is not as it should be.</param>
public sealed record StoreCheck(string Store, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<StoreFinding> Findings)
{
    public int Problems => Findings.Count(finding => finding.Severity == FindingSeverity.Problem);
}
