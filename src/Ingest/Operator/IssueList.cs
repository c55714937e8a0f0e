using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Operator;

/// <summary>What somebody should know or act on, of a source or all.</summary>
/// <param name="Source">The source; null for all.</param>
/// <param name="Issues">What an operator should act on first.</param>
public sealed record IssueList(SourceId? Source, IReadOnlyList<Issue> Issues);
