namespace Ingest.Core.Model;

/// <summary>A rule of the operator that gave nothing on a page.</summary>
/// <param name="Field">Field name as in the stored story (<c>title</c>, <c>body</c>, …).</param>
/// <param name="Css">The selector.</param>
public sealed record UnmatchedRule(string Field, string Css);
