using System.Globalization;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>A source may say that its stories are in some languages only (<c>gate.languages</c>).</summary>
internal static class LanguageGate
{
    /// <summary>The same extraction, or why the source does not want it.</summary>
    public static Extraction Judge(Extraction extraction, SourceDefinition source, bool isReleased)
    {
        if (isReleased || source.Languages.Count == 0 || extraction is not Extraction.Found found || StoryNormalizer.Contradiction(found.Article, source.Languages) is not { } text)
        {
            return extraction;
        }

        var detail = string.Create(CultureInfo.InvariantCulture, $"declared {string.Join(", ", source.Languages)}, text is {text.Language} ({text.Confidence:F2}), {text.Letters} letters");
        return new Extraction.Rejected(RejectionReason.WrongLanguage, detail) { Unmatched = extraction.Unmatched, Rights = extraction.Rights, Partial = found.Article };
    }
}
