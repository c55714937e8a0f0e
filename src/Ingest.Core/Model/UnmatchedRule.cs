namespace Ingest.Core.Model;

/// <summary>A rule of the operator that gave nothing on a page.</summary>
/// <param name="Field">Field name as in the stored story (<c>title</c>, <c>body</c>, …).</param>
/// <param name="Css">The selector.</param>
/// <param name="Matched">Elements that it matched; of those it took none had a value.</param>
public sealed record UnmatchedRule(string Field, string Css, int Matched = 0)
{
    /// <summary>What it did.</summary>
    public string Words() => Matched == 0 ? "matched nothing" : $"matched {Matched}, of which what was taken gave no value";

    public override string ToString() => $"extract.{Field}: {Css} {Words()}";
}
