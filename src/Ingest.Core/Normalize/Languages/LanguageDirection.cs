using System.Collections.Frozen;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Languages;

/// <summary>The direction of a text by its script.</summary>
internal static class LanguageDirection
{
    private static readonly FrozenSet<string> RightToLeft = new[] { "Arab", "Hebr", "Thaa", "Syrc", "Nkoo" }.ToFrozenSet(StringComparer.Ordinal);

    public static TextDirection Of(string text) => Scripts.Main(text) is { } script && RightToLeft.Contains(script) ? TextDirection.Rtl : TextDirection.Ltr;
}
