using Ingest.Core.Fetch;
using Ingest.Core.Model;

namespace Ingest.Tests.Fetch;

/// <summary>Bodies out of memory, so that everything happens on this thread and what is allocated can be counted.</summary>
public sealed class BodyReaderTests
{
    private const long Little = 16 << 20;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task A_bomb_takes_no_more_memory_than_its_first_pieces(string encoding)
    {
        var bomb = HttpFetcherTests.Pack(new byte[128 << 20], encoding);

        var (body, allocated) = await ReadAsync(bomb, encoding, 512 << 20);

        Assert.Equal(FailureKind.TooLarge, body.Failure?.Kind);
        Assert.InRange(allocated, 0, Little);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "gzip")]
    [InlineData("zstd", "br")]
    public async Task Neither_does_a_bomb_in_a_bomb(string inner, string outer)
    {
        var bomb = HttpFetcherTests.Pack(HttpFetcherTests.Pack(new byte[128 << 20], inner), outer);

        var (body, allocated) = await ReadAsync(bomb, inner + ", " + outer, 512 << 20);

        Assert.Equal(FailureKind.TooLarge, body.Failure?.Kind);
        Assert.InRange(allocated, 0, Little);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((64 << 10) - 1)]
    [InlineData(64 << 10)]
    [InlineData((64 << 10) + 1)]
    [InlineData(300_000)]
    public async Task A_body_comes_together_from_its_pieces(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        var (body, _) = await ReadAsync(bytes, null, 300_000);

        Assert.Null(body.Failure);
        Assert.True(body.Bytes.Span.SequenceEqual(bytes));
    }

    [Theory]
    [InlineData((9 << 20) - 1, false)]
    [InlineData(9 << 20, false)]
    [InlineData((9 << 20) + 1, true)]
    public async Task A_large_body_is_held_once(int length, bool isTooLarge)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        var (body, _) = await ReadAsync(bytes, null, 9 << 20);

        Assert.Equal(isTooLarge ? FailureKind.TooLarge : null, body.Failure?.Kind);
        Assert.True(isTooLarge || body.Bytes.Span.SequenceEqual(bytes));
    }

    [Fact]
    public async Task A_body_that_may_be_cut_is_cut_at_the_byte()
    {
        var (body, _) = await ReadAsync(new byte[200_000], null, 100_001, truncate: true);

        Assert.Equal(100_001, body.Bytes.Length);
    }

    private static async Task<(Body Body, long Allocated)> ReadAsync(byte[] bytes, string? encoding, int limit, bool truncate = false)
    {
        using var response = new HttpResponseMessage { Content = new StreamContent(new MemoryStream(bytes)) };
        var headers = new AnswerHeaders(encoding is null ? [] : [KeyValuePair.Create("Content-Encoding", encoding)]);
        var reader = new BodyReader(new FetchOptions(), TimeProvider.System);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = reader.ReadAsync(response, headers, new FetchProfile("*/*", limit, truncate), TestContext.Current.CancellationToken);
        Assert.True(reading.IsCompleted, "what is allocated on other threads is not counted");
        return (await reading, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
