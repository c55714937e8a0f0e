using CsCheck;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Storage;

public sealed class FingerprintCodecTests
{
    [Fact]
    public void Every_fingerprint_comes_back_as_it_was() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 10_000]).Sample((words, seed) =>
        {
            var print = Fingerprinter.Compute("Barges 31", [MadeUpNews.Words(seed, words) + " 7 12"]);
            print = print with { Common = [.. print.Sketch.Where((_, index) => index % 3 == 0)] };

            var read = FingerprintCodec.Decode(FingerprintCodec.Encode(print));

            Assert.Equal(
                (print.Version, print.Level, print.Count, print.Exact),
                (read.Version, read.Level, read.Count, read.Exact));
            Assert.Equal([print.Sketch, print.Keys, print.Common, print.Numerals, print.TitleTokens], new[] { read.Sketch, read.Keys, read.Common, read.Numerals, read.TitleTokens });
        });

    [Fact]
    public void The_other_texts_of_a_story_come_back_too()
    {
        var print = Enumerable.Range(1, 3).Aggregate(Fingerprinter.Compute("Barges", [MadeUpNews.Words(0, 200)]), (stored, n) => stored.JoinedBy(Fingerprinter.Compute("Barges", [MadeUpNews.Words(n, 200)])));

        var read = FingerprintCodec.Decode(FingerprintCodec.Encode(print));

        Assert.Equal(3, read.Others.Count);
        Assert.Equal(print.Others.Select(other => (other.Exact, other.Count)), read.Others.Select(other => (other.Exact, other.Count)));
        Assert.Equal(print.AllKeys, read.AllKeys);
    }

    [Fact]
    public void A_long_story_takes_half_a_kilobyte()
    {
        var print = Fingerprinter.Compute("Barges counted", [MadeUpNews.Words(1, 5_000)]);

        Assert.InRange(FingerprintCodec.Encode(print).Length, 100, 640);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 9, 1, 1 })]
    public void Bytes_of_another_format_are_refused(byte[] bytes) =>
        Assert.Throws<InvalidDataException>(() => FingerprintCodec.Decode(bytes));
}
