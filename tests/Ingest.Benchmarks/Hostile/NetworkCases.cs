using static Ingest.Benchmarks.Hostile.Answers;
using static Ingest.Benchmarks.Hostile.HostileCase;

namespace Ingest.Benchmarks.Hostile;

/// <summary>What a site can do below its documents.</summary>
internal static class NetworkCases
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(60);

    public static readonly Func<HostileCase>[] All =
    [
        () => Page("gzip bomb of 256 MiB", Bomb("gzip"), "too_large"),
        () => Page("brotli bomb of 256 MiB", Bomb("br"), "too_large"),
        () => Page("zstd bomb of 256 MiB", Bomb("zstd"), "too_large"),
        () => Page("gzip bomb inside a gzip encoding", Whole(Pack(Pack(new byte[256 << 20], "gzip"), "gzip"), "text/html", "gzip, gzip"), "too_large"),
        () => Page("three encodings", Whole([1, 2, 3], "text/html", "gzip, br, gzip"), "bad_encoding"),
        () => Sitemap("gzip bomb as a sitemap file", Whole(Pack(Pack(new byte[256 << 20], "gzip"), "gzip"), "application/gzip", "gzip"), "too_large"),
        () => Page("endless body", Endless(Ok + "\r\n", Times(8192, "<p>more</p>")), "too_large"),
        () => Page("endless chunks of one byte", Endless(Ok + "Transfer-Encoding: chunked\r\n\r\n", Times(4096, "1\r\nx\r\n")), "too_large"),
        () => Page("dripping body", Endless(Ok + "\r\n", "x", TimeSpan.FromMilliseconds(200)), "too_slow") with { Deadline = Slow },
        () => Page("body that never ends its promise", Silent(Ok + "Content-Length: 100000\r\n\r\n" + Times(70_000, "x")), "timeout") with { Deadline = Slow },
        () => Page("dripping headers", Endless("HTTP/1.1 200 OK\r\nX-Slow: ", "x", TimeSpan.FromMilliseconds(200)), "timeout") with { Deadline = Slow },
        () => Page("header of 64 KiB", Raw(Ok + "X-Padding: " + Times(65_536, "x") + "\r\n\r\n"), "too_large"),
        () => Page("endless headers", Endless(Ok, Times(512, "X-More: and more\r\n")), "too_large"),
        () => Page("endless interim answers", Endless("", Times(512, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")), "timeout", "connection", "too_large") with { Deadline = Slow },
        () => Page("status line of garbage", Endless("", Times(4096, "\u0000\u0001garbage")), "connection", "too_large"),
        () => Page("TLS record in plain http", Raw("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"), "connection"),
        () => Page("HTTP/2 frames unasked", Raw("\u0000\u0000\u0012\u0004\u0000\u0000\u0000\u0000\u0000" + Times(64, "\u0000\u0003\u0000\u0000")), "connection"),
        () => Page("chunked body cut short", Raw(Ok + "Transfer-Encoding: chunked\r\n\r\nffff\r\n<p>only"), "connection"),
        () => Page("chunk size beyond every number", Raw(Ok + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\nx"), "connection"),
        () => Page("Content-Length too large", Raw(Ok + "Content-Length: 1000\r\n\r\n<p>x"), "connection"),
        () => Page("Content-Length of 10^18", Silent(Ok + "Content-Length: 1000000000000000000\r\n\r\n"), "too_large"),
        () => Page("Content-Length below zero", Raw(Ok + "Content-Length: -5\r\n\r\n<p>x"), "connection", "too_short", "no_title"),
        () => Page("redirect to itself", Redirect("http://hostile.example/page"), "redirect_loop"),
        () => Page("redirects without end", Endless("HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: /page?", Times(4096, "x")), "too_large"),
        () => Page("redirect into the private network", Redirect("http://10.0.0.7/"), "forbidden_address"),
        () => Page("redirect to loopback in IPv6", Redirect("http://[::ffff:7f00:1]/"), "forbidden_address"),
        () => Page("redirect with a user name", Redirect("http://herald.example@10.0.0.7/"), "forbidden_address"),
        () => Page("redirect with a backslash", Redirect("http:\\\\169.254.169.254\\latest"), "forbidden_address", "bad_redirect"),
        () => Page("redirect to a file", Redirect("file:///etc/passwd"), "forbidden_address"),
        () => Page("robots.txt without end", Story("Barges counted again"), "stored") with
        {
            Routes = new Dictionary<string, Answer>
            {
                ["hostile.example/robots.txt"] = Endless(Ok + "\r\n", Times(1024, "Disallow: /*a*b*c$\n")),
                ["/rss"] = Feed("http://hostile.example/page"),
                ["/page"] = Story("Barges counted again"),
            },
        },
    ];

    private static Answer Bomb(string encoding) => Whole(Pack(new byte[256 << 20], encoding), "text/html", encoding);
}
