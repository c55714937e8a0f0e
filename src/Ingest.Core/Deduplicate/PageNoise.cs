using System.Collections.Frozen;

namespace Ingest.Core.Deduplicate;

/// <summary>Recognizes lines that change without the news changing: counters and "updated" lines.</summary>
internal static class PageNoise
{
    private const int MaxCounterWords = 4;
    private const int MaxUpdatedWords = 14;

    /// <summary>Folded words that open a line telling when a page was last changed.</summary>
    private static readonly FrozenSet<string> _openings = new[]
    {
        "updated", "last updated", "last modified", "اخر تحديث", "تم التحديث", "تحديث", "mis a jour", "mise a jour", "actualise",
        "aktualisiert", "zuletzt aktualisiert", "stand", "actualizado", "ultima actualizacion", "aggiornato", "ultimo aggiornamento",
        "atualizado", "обновлено", "guncelleme", "son guncelleme", "به روز رساني",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Folded words for what pages count.</summary>
    private static readonly FrozenSet<string> _counted = new[]
    {
        "view", "views", "read", "reads", "comment", "comments", "share", "shares", "like", "likes", "reactions", "k",
        "مشاهده", "مشاهدات", "قراءه", "قراءات", "تعليق", "تعليقات", "زياره", "مشاركه", "اعجاب", "بازديد", "نظر",
        "vues", "lectures", "commentaire", "commentaires", "partages", "aufrufe", "kommentar", "kommentare",
        "vistas", "comentario", "comentarios", "visualizzazioni", "commenti", "visualizacoes", "просмотров", "просмотра", "комментариев",
        "goruntulenme", "okunma", "yorum",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="folded">A paragraph as folded tokens with one space between two.</param>
    public static bool Is(string folded)
    {
        if (folded.Length == 0)
            return true;
        var words = folded.Count(' ') + 1;
        return (words <= MaxCounterWords && IsCounter(folded)) || (words <= MaxUpdatedWords && IsUpdatedLine(folded));
    }

    /// <summary>Bare numbers, or numbers of what pages count ("230 views", "قراءه 230").</summary>
    private static bool IsCounter(string folded)
    {
        var (numbers, counted) = (0, _counted.GetAlternateLookup<ReadOnlySpan<char>>());
        foreach (var range in folded.AsSpan().Split(' '))
        {
            var word = folded.AsSpan(range);
            if (char.IsAsciiDigit(word[0]))
                numbers++;
            else if (!counted.Contains(word))
                return false;
        }

        return numbers > 0;
    }

    private static bool IsUpdatedLine(string folded)
    {
        if (!folded.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        for (var end = folded.IndexOf(' ', StringComparison.Ordinal); end > 0; end = folded.IndexOf(' ', end + 1))
        {
            if (_openings.Contains(folded[..end]))
                return true;
        }

        return false;
    }
}
