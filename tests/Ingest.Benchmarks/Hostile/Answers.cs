using System.Globalization;
using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace Ingest.Benchmarks.Hostile;

/// <summary>Answers of which cases are made.</summary>
internal static class Answers
{
    private const string Ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

    /// <summary>Bytes as they are.</summary>
    public static Answer Raw(string text) => async (stream, token) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text), token);

    public static Answer Html(string html) => Whole(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");

    public static Answer Xml(string xml) => Whole(Encoding.UTF8.GetBytes(xml), "application/xml; charset=utf-8");

    /// <summary>The same packed by gzip, as honest servers send what is large.</summary>
    public static Answer Packed(string text, string type) => Whole(Pack(Encoding.UTF8.GetBytes(text), "gzip"), type, "gzip");

    public static Answer Whole(byte[] body, string type, string? encoding = null) => async (stream, token) =>
    {
        var head = Ok + $"Content-Type: {type}\r\n" + (encoding is null ? "" : $"Content-Encoding: {encoding}\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}Content-Length: {body.Length}\r\n\r\n")), token);
        await stream.WriteAsync(body, token);
    };

    /// <summary>A start, then the same piece for ever.</summary>
    public static Answer Endless(string start, string piece, TimeSpan pause = default) => async (stream, token) =>
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(start), token);
        var bytes = Encoding.Latin1.GetBytes(piece);
        while (true)
        {
            await stream.WriteAsync(bytes, token);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, TimeProvider.System, token);
            }
        }
    };

    /// <summary>Something, and then nothing more.</summary>
    public static Answer Silent(string start) => async (stream, token) =>
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(start), token);
        await Task.Delay(Timeout.Infinite, token);
    };

    public static Answer Redirect(string to) => Raw($"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    public static Answer Feed(params string[] urls) =>
        Xml("<rss version='2.0'><channel><title>News</title>" + string.Concat(urls.Select(url => $"<item><title>Barges counted</title><link>{url}</link></item>")) + "</channel></rss>");

    public static Answer Story(string headline, string inside = "", int seed = 1) => Html(
        $"<html lang=en><head><title>{headline}</title></head><body><h1>{headline}</h1><article>{inside}"
        + string.Concat(Enumerable.Range(seed, 6).Select(n => $"<p>{MadeUpPage.Text(n, 40)}.</p>")) + "</article></body></html>");

    public static string Times(int count, string piece) => new StringBuilder(count * piece.Length).Insert(0, piece, count).ToString();

    public static string Times(int count, Func<int, string> piece)
    {
        var text = new StringBuilder();
        for (var n = 0; n < count; n++)
        {
            text.Append(piece(n));
        }

        return text.ToString();
    }

    public static byte[] Pack(byte[] bytes, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "zstd" => new CompressionStream(packed, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }
}
