using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Normalize;

public sealed class FingerprinterTests
{
    [Fact]
    public void A_short_text_is_kept_whole()
    {
        var print = Fingerprinter.Compute("Barges counted", ["The council counted them at Quilport on the river."]);

        Assert.Equal((0, 9), (print.Level, print.Count));
        Assert.Equal(print.Count, print.Sketch.Count);
    }

    [Fact]
    public void A_long_text_is_sampled_by_hash_and_its_true_length_remembered()
    {
        var print = Fingerprinter.Compute("Barges counted", [MadeUpNews.Words(1, 5_000)]);

        Assert.InRange(print.Sketch.Count, 32, 128);
        Assert.InRange(print.Count, 4_900, 5_000);
        Assert.All(print.Sketch, hash => Assert.True(hash < 1u << (32 - print.Level)));
    }

    [Fact]
    public void All_lists_are_ascending_and_distinct()
    {
        var print = Fingerprinter.Compute("Barges and barges", [MadeUpNews.Words(1, 900) + " 1 2 3 2 1 44", MadeUpNews.Words(1, 900)]);

        foreach (var list in new[] { print.Sketch, print.Keys, print.Numerals, print.TitleTokens })
        {
            Assert.Equal(list.Distinct().Order(), list);
        }
    }

    [Fact]
    public void How_words_are_spread_over_paragraphs_does_not_matter()
    {
        var one = Fingerprinter.Compute("Title", ["The harbour was", "opened again on Monday."]);
        var other = Fingerprinter.Compute("Title", ["The harbour was opened again on Monday"]);

        Assert.Equal(other.Exact, one.Exact);
        Assert.Equal(other.Sketch, one.Sketch);
    }

    [Fact]
    public void The_order_of_words_matters()
    {
        var one = Fingerprinter.Compute(string.Empty, ["The mayor thanked the crew"]);
        var other = Fingerprinter.Compute(string.Empty, ["The crew thanked the mayor"]);

        Assert.NotEqual(one.Exact, other.Exact);
        Assert.Empty(one.Sketch.Intersect(other.Sketch));
    }

    [Fact]
    public void Numbers_written_in_other_digits_are_the_same()
    {
        var one = Fingerprinter.Compute(string.Empty, ["غرق ١٢ قاربا و3 سفن"]);
        var other = Fingerprinter.Compute(string.Empty, ["غرق 12 قاربا و٣ سفن"]);

        Assert.Equal(2, one.Numerals.Count);
        Assert.Equal(other.Numerals, one.Numerals);
    }

    [Fact]
    public void So_many_numbers_are_cut_to_those_with_the_lowest_hashes()
    {
        var print = Fingerprinter.Compute(string.Empty, [string.Join(' ', Enumerable.Range(1, 500))]);

        Assert.Equal(Fingerprint.MaxNumerals, print.Numerals.Count);
    }

    [Fact]
    public void Unrelated_texts_of_a_script_without_spaces_share_next_to_nothing()
    {
        var one = Fingerprinter.Compute("港の再開", ["台風で閉鎖されていた旧港が月曜日の朝に再び開かれ、最初の渡し船が予定どおり出発したと市の担当者が発表した。"]);
        var other = Fingerprinter.Compute("図書館の夜", ["町立図書館は来月から金曜の夜だけ開館時間を延ばし、子ども向けの朗読会を毎週開く計画だと館長が語った。"]);

        Assert.True(one.Sketch.Intersect(other.Sketch).Count() <= 1);
    }

    /// <summary>Fingerprints are stored. Who has to change these values raises <see cref="StoryFolding.Version"/> with them, so that stored ones are made anew.</summary>
    [Fact]
    public void The_values_are_those_of_their_version()
    {
        var english = Fingerprinter.Compute("Barges counted", ["The council counted 31 barges at Quilport."]);
        var arabic = Fingerprinter.Compute("إحصاء القوارب", ["عُدّت القوارب في الميناء ١٢ مرة."]);
        var chinese = Fingerprinter.Compute("港口的船", ["港口的船有三十一艘。"]);

        Assert.Equal(2, english.Version);
        Assert.Equal((0x003B22B06C70C455UL, 0x80680B7C7C38FF96UL, 0x89C138FFEE5F1B2FUL), (english.Exact, arabic.Exact, chinese.Exact));
        Assert.Equal((0x05E2047EU, 0x1B1CBC11U, 0x1BC2CB16U), (english.Sketch[0], arabic.Sketch[0], chinese.Sketch[0]));
    }

    [Fact]
    public void Nothing_gives_an_empty_fingerprint()
    {
        var print = Fingerprinter.Compute(string.Empty, []);

        Assert.Equal((0UL, 0, 0), (print.Exact, print.Count, print.Sketch.Count));
    }
}
