using System.Globalization;
using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>How a person's decision is told.</summary>
public static class EditorWords
{
    public static string SaidSo(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"an editor said so ({at.UtcDateTime:yyyy-MM-dd})");

    /// <summary>Evidence of a place that a person put where it is; the machine leaves it.</summary>
    public static Evidence Evidence(DateTimeOffset at) => new(MatchRule.Editor, SaidSo(at));
}
