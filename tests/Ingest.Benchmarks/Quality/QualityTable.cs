namespace Ingest.Benchmarks.Quality;

/// <summary>What is asked of every set, with the best peer's figure and the goal on the same pages, as the data's own README states them.</summary>
internal static class QualityTable
{
    /// <param name="Set">Folder of the set.</param>
    /// <param name="Scorer">Script that scores it.</param>
    /// <param name="Key">The figure among those that the script prints.</param>
    /// <param name="Name">What it is called in the table.</param>
    /// <param name="Peer">The best of SmartReader, trafilatura, go- and rs-trafilatura, readability, defuddle, article-extractor and htmldate; null when none was measured.</param>
    /// <param name="Goal">Null when none is set.</param>
    internal sealed record Cell(string Set, string Scorer, string Key, string Name, double? Peer, double? Goal);

    public static readonly IReadOnlyList<Cell> Cells =
    [
        new("aeb", "body_shingles", "f1", "body F1", .9682, .980),
        new("aed", "body_shingles", "f1", "body F1", .9200, .940),
        new("aed", "meta", "title_exact", "title exact", .790, .85),
        new("aed", "meta", "authors_f1", "authors F1", .820, .87),
        new("aed", "meta", "date_acc", "day", .835, .87),
        new("fundus", "body_shingles", "f1", "body F1", .9477, .965),
        new("fundus", "meta", "title_exact", "title exact", .824, .88),
        new("fundus", "meta", "authors_f1", "authors F1", .811, .86),
        new("fundus", "meta", "date_acc", "day", .973, .985),
        new("fundus", "meta", "minute", "minute", .972, .975),
        new("fundus", "lang", "accuracy", "language", null, null),
        new("traf", "segments", "f1", "body F1 (segments)", .9286, .945),
        new("traf", "meta", "title_exact", "title exact", .669, .76),
        new("traf", "meta", "authors_f1", "authors F1", .610, .68),
        new("traf", "meta", "date_acc", "day", .847, .90),
        new("wcxb-dev-article", "body_shingles", "f1", "body F1", .9377, .955),
        new("wcxb-dev-article", "meta", "title_exact", "title exact", .671, .76),
        new("wcxb-dev-article", "meta", "authors_f1", "authors F1", .672, .74),
        new("wcxb-dev-article", "meta", "date_acc", "day", .858, .90),
        new("htmldate", "meta", "date_acc", "day", .884, .92),
        new("mediacloud", "meta", "date_acc", "day", .860, .92),
    ];

    /// <summary>Sets whose pages come without their URL: the peers got none.</summary>
    public static bool HasUrls(string set) => set is not ("htmldate" or "mediacloud");
}
