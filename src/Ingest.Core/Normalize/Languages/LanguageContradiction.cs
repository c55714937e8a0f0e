using System.Text;

namespace Ingest.Core.Normalize.Languages;

/// <summary>Tells when a text is in none of some languages beyond doubt; what is short or mixed, or in a language without a table, is let be.</summary>
internal static class LanguageContradiction
{
    private const int SampleLength = 4_000;
    private const int FewestLetters = 200;

    /// <summary>Names and terms in another script stand in every text.</summary>
    private const double LeastOfScript = 0.85;

    /// <summary>The small words of another language must be so much of both together.</summary>
    private const double LeastLead = 0.8;

    /// <summary>Null when the text may be in one of the languages.</summary>
    /// <param name="text">The text.</param>
    /// <param name="languages">Tags of languages; not empty.</param>
    public static LanguageEvidence? Find(string text, IReadOnlyList<string> languages)
    {
        var sample = text.Length > SampleLength ? text[..SampleLength] : text;
        var (letters, latin) = Letters(sample);
        var wanted = languages.Select(LanguageTags.Primary).OfType<string>().ToList();
        if (letters < FewestLetters || wanted.Count < languages.Count || Scripts.Main(sample) is not { } script)
        {
            return null;
        }

        // Of the scripts only Latin is counted: a text is in it, or in the other one.
        var share = script == "Latn" ? (double)latin / letters : 1 - ((double)latin / letters);
        if (!wanted.Exists(language => IsWrittenIn(language, script)))
        {
            return share >= LeastOfScript ? new LanguageEvidence(LanguageReader.ByText(sample, script) ?? $"und-{script}", share, letters) : null;
        }

        var scores = SmallWords.Score(sample, script);
        if (SmallWords.Winner(scores) is not { } winner || !wanted.TrueForAll(language => IsHeldAgainst(language, winner, script)))
        {
            return null;
        }

        var (best, own) = (scores[0].Share, scores.Where(score => wanted.Exists(language => LanguageTags.AreTwins(language, score.Language))).Select(score => score.Share).FirstOrDefault());
        return best / (best + own) is >= LeastLead and var lead ? new LanguageEvidence(winner, lead, letters) : null;
    }

    /// <summary>A language of another script is none of the text's anyhow; one of the same script must be known by its small words and be no twin of the winner.</summary>
    private static bool IsHeldAgainst(string language, string winner, string script) =>
        !IsWrittenIn(language, script) || (SmallWords.Knows(language) && !LanguageTags.AreTwins(language, winner));

    private static bool IsWrittenIn(string language, string script) => LanguageReader.MayBe(language, script);

    private static (int All, int Latin) Letters(string text)
    {
        var (all, latin) = (0, 0);
        foreach (var rune in text.EnumerateRunes().Where(Rune.IsLetter))
        {
            all++;
            latin += rune.Value < 0x250 || rune.Value is >= 0x1E00 and < 0x1F00 ? 1 : 0;
        }

        return (all, latin);
    }
}
