using Ingest.Core.Model;

namespace Ingest.Cli.Cases;

/// <summary>A saved page with what it should give.</summary>
/// <param name="Name">Name of both files, without their endings.</param>
/// <param name="Bytes">The page as it was received.</param>
/// <param name="Record">What stands beside it.</param>
internal sealed record RecordedCase(string Name, ReadOnlyMemory<byte> Bytes, CaseRecord Record)
{
    /// <summary>The source's own rules that matched nothing on the page, when it was read.</summary>
    public IReadOnlyList<UnmatchedRule> Unmatched { get; init; } = [];
}
