using System.IO.Compression;
using Ingest.Core.Common.Text;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary>Reads a page from a file as if it had been fetched, or fetches it.</summary>
internal static class PageReader
{
    /// <summary>A file larger than this is no page.</summary>
    private const long MostBytes = 50 * 1024 * 1024;

    public static async Task<PageRead> ReadAsync(PageTask task, IFetcher fetcher, CancellationToken cancellationToken)
    {
        if (task.Problem is not null)
        {
            return new PageRead(task, null, task.Problem);
        }

        if (task.IsUrl)
        {
            return await FetchAsync(task, fetcher, FetchKind.Page, SourceDefinition.NoSource, cancellationToken);
        }

        try
        {
            var bytes = await BytesAsync(task.Path, cancellationToken);
            return new PageRead(task, PageOf(bytes, task), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            return new PageRead(task, null, $"'{task.Path}' cannot be read: {exception.Message}");
        }
    }

    public static async Task<PageRead> FetchAsync(PageTask task, IFetcher fetcher, FetchKind kind, SourceDefinition source, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(task.Path, UriKind.Absolute, out var url))
        {
            return new PageRead(task, null, $"'{task.Path}' is no http or https address");
        }

        var result = await fetcher.FetchAsync(new FetchRequest(url, kind, source, Validators.None), cancellationToken);
        return result switch
        {
            FetchResult.Fetched fetched => new PageRead(task, fetched.Page, null),
            FetchResult.Refused refused => new PageRead(task, null, $"{refused.Reason.Name()}: {refused.Detail}") { IsForbidden = refused.Reason == RejectionReason.ForbiddenAddress },
            FetchResult.Failed failed => new PageRead(task, null, $"{failed.Kind.Name()}: {failed.Detail}"),
            _ => new PageRead(task, null, "nothing came back"),
        };
    }

    private static async Task<byte[]> BytesAsync(string path, CancellationToken cancellationToken)
    {
        var file = File.OpenRead(path);
        await using var _ = file;
        await using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > MostBytes)
            {
                throw new InvalidDataException($"more than {MostBytes / (1024 * 1024)} MiB");
            }
        }

        return memory.ToArray();
    }

    private static Page PageOf(byte[] bytes, PageTask task)
    {
        var decoded = TextDecoder.Decode(bytes, task.Charset);
        var url = WebUrl.Of(task.Url) ?? new Uri(Path.GetFullPath(task.Path));
        return new Page
        {
            RequestUrl = url,
            Url = url,
            Bytes = bytes,
            Text = decoded.Text,
            Charset = decoded.Charset,
            CharsetFrom = decoded.From,
            FetchedAt = task.FetchedAt ?? TimeProvider.System.GetUtcNow(),
        };
    }
}
