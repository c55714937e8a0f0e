using System.Text;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Fetch;

public sealed class HostileSiteTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    private static readonly Uri Url = new("http://hostile.example/page?secret=1");

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task A_bomb_is_put_down_before_it_unfolds(string encoding)
    {
        var bomb = HttpFetcherTests.Pack(new byte[64 << 20], encoding);

        var failed = await FailAsync(Answer(bomb, $"Content-Encoding: {encoding}\r\n"), options => options.PageLimit = 256 << 20);

        Assert.Equal(FailureKind.TooLarge, failed.Kind);
        Assert.Contains("the largest ratio is 100", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limit_counts_after_decompression()
    {
        var random = new byte[200 << 10];
        new Random(7).NextBytes(random);
        var text = Encoding.ASCII.GetBytes(Convert.ToHexString(random));

        var failed = await FailAsync(Answer(HttpFetcherTests.Pack(text, "gzip"), "Content-Encoding: gzip\r\n"), options => options.PageLimit = 300 << 10);

        Assert.Equal((FailureKind.TooLarge, "hostile.example: more than the limit of 300 KiB after decompression"), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task An_endless_body_ends_at_the_limit()
    {
        var failed = await FailAsync(async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + "\r\n"), token);
            var chunk = new byte[64 << 10];
            while (true)
            {
                await stream.WriteAsync(chunk, token);
            }
        });

        Assert.Equal((FailureKind.TooLarge, "hostile.example: more than the limit of 5 MiB"), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task A_body_announced_as_too_large_is_not_read()
    {
        var failed = await FailAsync(async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + "Content-Length: 52428800\r\n\r\n"), token);
            await Task.Delay(Timeout.Infinite, token);
        });

        Assert.Equal((FailureKind.TooLarge, "hostile.example: 50 MiB announced, the limit is 5 MiB"), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_a_lost_connection()
    {
        var failed = await FailAsync(async (stream, token) =>
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + "Content-Length: 1000\r\n\r\n<p>only this"), token));

        Assert.Equal((FailureKind.Connection, "hostile.example: the connection was lost after 12 bytes of the body"), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task A_reset_in_the_middle_is_tried_again()
    {
        await using var site = RawSite.Start(async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + "Content-Length: 1000\r\n\r\n<p>"), token);
            stream.Socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
            stream.Socket.Close();
        });
        await using var fetcher = new TestFetcher(options => options.ConnectTo = site.ConnectTo);

        var failed = Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(Url, Source));

        Assert.Equal(FailureKind.Connection, failed.Kind);
        Assert.Equal(3, site.Connections);
    }

    [Fact]
    public async Task Huge_headers_are_refused()
    {
        var failed = await FailAsync(async (stream, token) =>
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + "X-Padding: " + new string('x', 40 << 10) + "\r\n\r\n"), token));

        Assert.Equal((FailureKind.TooLarge, "hostile.example: the response headers exceed 32 KiB"), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task An_answer_that_is_not_HTTP_is_said_to_be_none()
    {
        var failed = await FailAsync(async (stream, token) => await stream.WriteAsync("SSH-2.0-OpenSSH_9.2\r\n"u8.ToArray(), token));

        Assert.Equal((FailureKind.Connection, "hostile.example: the answer is not valid HTTP"), (failed.Kind, failed.Detail));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    public async Task A_body_that_is_not_what_its_encoding_says_is_refused(string encoding)
    {
        var failed = await FailAsync(Answer("<p>this is plain text, not packed at all</p>"u8.ToArray(), $"Content-Encoding: {encoding}\r\n"));

        Assert.Equal((FailureKind.BadEncoding, $"hostile.example: the body is not valid {encoding}"), (failed.Kind, failed.Detail));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    public async Task A_packed_body_that_is_cut_short_is_refused(string encoding)
    {
        var random = new byte[20_000];
        new Random(7).NextBytes(random);
        var packed = HttpFetcherTests.Pack(random, encoding);

        var failed = await FailAsync(Answer(packed[..(packed.Length / 2)], $"Content-Encoding: {encoding}\r\n"));

        Assert.Equal(FailureKind.BadEncoding, failed.Kind);
    }

    [Theory]
    [InlineData("gzip, gzip, gzip", "3 content encodings around one body, at most 2 are unpacked")]
    [InlineData("compress", "content encoding 'compress' is not among gzip, br, deflate, zstd")]
    public async Task Encodings_that_are_not_unpacked_are_named(string encoding, string detail)
    {
        var failed = await FailAsync(Answer("x"u8.ToArray(), $"Content-Encoding: {encoding}\r\n"));

        Assert.Equal((FailureKind.BadEncoding, "hostile.example: " + detail), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task A_trickle_is_given_up_after_ten_seconds()
    {
        var clock = new FakeTimeProvider(Some.Now);
        var (failed, taken) = await FailAsync(clock, async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + "Content-Length: 100000\r\n\r\n<p>"), token);
            await Task.Delay(Timeout.Infinite, token);
        });

        Assert.Equal((FailureKind.TooSlow, "hostile.example: only 3 bytes came in time, at least 1 KiB/s are expected"), (failed.Kind, failed.Detail));
        Assert.True(taken >= TimeSpan.FromSeconds(9), $"given up after {taken}");
    }

    [Fact]
    public async Task The_deadline_covers_the_wait_for_the_headers()
    {
        var clock = new FakeTimeProvider(Some.Now);
        var (failed, _) = await FailAsync(clock, (_, token) => Task.Delay(Timeout.Infinite, token));

        Assert.Equal((FailureKind.Timeout, "hostile.example: no complete answer within 00:00:30"), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task The_deadline_covers_the_body()
    {
        var clock = new FakeTimeProvider(Some.Now);
        var (failed, _) = await FailAsync(clock, async (stream, token) =>
        {
            // Fast enough for the least rate, so that only the deadline can end it.
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Ok + "Content-Length: 100000\r\n\r\n" + new string('x', 60_000)), token);
            await Task.Delay(Timeout.Infinite, token);
        });

        Assert.Equal(FailureKind.Timeout, failed.Kind);
    }

    [Fact]
    public async Task No_detail_carries_a_query()
    {
        var failed = await FailAsync(async (stream, token) => await stream.WriteAsync("HTTP/1.1 302 Found\r\nLocation: /page?secret=1\r\n\r\n"u8.ToArray(), token));

        Assert.Equal(FailureKind.RedirectLoop, failed.Kind);
        Assert.DoesNotContain("secret", failed.Detail, StringComparison.Ordinal);
    }

    private static SourceDefinition Source => Some.Source() with
    {
        Politeness = new PolitenessDefinition(TimeSpan.Zero, Robots: RobotsPolicy.Ignore),
    };

    private static Func<Stream, CancellationToken, Task> Answer(byte[] body, string headers) => async (stream, token) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Ok}{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"), token);
        await stream.WriteAsync(body, token);
    };

    private static async Task<FetchResult.Failed> FailAsync(Func<Stream, CancellationToken, Task> answer, Action<FetchOptions>? configure = null)
    {
        await using var site = RawSite.Start(answer);
        await using var fetcher = new TestFetcher(options =>
        {
            options.ConnectTo = site.ConnectTo;
            options.Retries = 0;
            configure?.Invoke(options);
        });
        return Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(Url, Source));
    }

    private static async Task<(FetchResult.Failed Failed, TimeSpan Taken)> FailAsync(
        FakeTimeProvider clock, Func<Stream, CancellationToken, Task> answer)
    {
        await using var site = RawSite.Start(answer);
        await using var fetcher = new TestFetcher(
            options =>
            {
                options.ConnectTo = site.ConnectTo;
                options.Retries = 0;
            },
            clock);
        var fetching = fetcher.FetchAsync(Url, Source);
        var taken = await clock.AdvanceUntilAsync(fetching, TimeSpan.FromMilliseconds(250));
        return (Assert.IsType<FetchResult.Failed>(await fetching), taken);
    }
}
