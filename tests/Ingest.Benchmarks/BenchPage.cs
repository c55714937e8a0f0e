using System.IO.Compression;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Benchmarks;

/// <summary>A saved page of the public benchmark data: <c>&lt;id&gt;.html.gz</c> beside a <c>truth.jsonl</c>.</summary>
internal static class BenchPage
{
    /// <summary>The pages of a set, decoded with their recorded charset.</summary>
    /// <param name="folder">The folder of the set.</param>
    /// <param name="withUrl">False where the peers were given no URL.</param>
    public static IEnumerable<(string Id, string? Url, Page Page)> Read(string folder, bool withUrl)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, "truth.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            string? Get(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            var (id, url) = (Get("id")!, withUrl ? Get("url") : null);
            var path = Path.GetFullPath(Path.Combine(folder, id + ".html.gz"));
            if (File.Exists(path))
            {
                yield return (id, url, Of(Unpacked(path), url, path, Get("charset")));
            }
        }
    }

    public static Page Of(byte[] bytes, string? url, string path, string? charset)
    {
        var decoded = TextDecoder.Decode(bytes, charset);
        var address = Uri.TryCreate(url, UriKind.Absolute, out var given) && given.Scheme is "http" or "https" ? given : new Uri(path);
        return new Page
        {
            RequestUrl = address,
            Url = address,
            Bytes = Array.Empty<byte>(),
            Text = decoded.Text,
            Charset = decoded.Charset,
            CharsetFrom = decoded.From,
            FetchedAt = TimeProvider.System.GetUtcNow(),
        };
    }

    public static byte[] Unpacked(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
