using System.Globalization;
using Ingest.Core.Model;
using ZstdSharp;

namespace Ingest.Core.Fetch;

/// <summary>Reads and unpacks a body within its limits of size, ratio and rate.</summary>
internal sealed class BodyReader(FetchOptions options, TimeProvider time)
{
    private const int RatioJudgedFrom = 1 << 20;

    /// <summary>Reads the whole body, or says why not. The caller's deadline arrives as cancellation.</summary>
    public async Task<Body> ReadAsync(HttpResponseMessage response, AnswerHeaders headers, FetchProfile profile, CancellationToken cancellationToken)
    {
        var encodings = Unpacker.Read(headers["Content-Encoding"]);
        if (encodings.Count > Unpacker.MostEncodings)
        {
            return Body.Of(FailureKind.BadEncoding, $"{encodings.Count} content encodings around one body, at most {Unpacker.MostEncodings} are unpacked");
        }

        if (encodings.FirstOrDefault(encoding => !Unpacker.Knows(encoding)) is { } unknown)
        {
            return Body.Of(FailureKind.BadEncoding, $"content encoding '{Printable(unknown)}' is not among {Unpacker.AcceptEncoding}");
        }

        if (!profile.Truncate && response.Content.Headers.ContentLength is { } announced && announced > profile.Limit)
        {
            return Body.Of(FailureKind.TooLarge, $"{Bytes(announced)} announced, the limit is {Bytes(profile.Limit)}");
        }

        var network = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var metered = new MeteredStream(network, options, time);
        try
        {
            return await UnpackAsync(metered, encodings, profile, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (metered.TooSlow && !cancellationToken.IsCancellationRequested)
        {
            return Body.Of(FailureKind.TooSlow, $"only {Bytes(metered.Received)} came in time, at least {Bytes(options.LeastRate)}/s are expected");
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or ZstdException or EndOfStreamException)
        {
            // BrotliStream reports bad data as an invalid operation.
            return Body.Of(FailureKind.BadEncoding, $"the body is not valid {string.Join(" in ", encodings.Reverse().DefaultIfEmpty("gzip"))}");
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return Body.Of(FailureKind.Connection, $"the connection was lost after {Bytes(metered.Received)} of the body", transient: true);
        }
    }

    private async Task<Body> UnpackAsync(
        MeteredStream metered, IReadOnlyList<string> encodings, FetchProfile profile, CancellationToken cancellationToken)
    {
        Stream content = metered;
        for (var i = encodings.Count - 1; i >= 0; i--)
        {
            content = await Unpacker.OpenAsync(content, encodings[i], cancellationToken).ConfigureAwait(false);
        }

        (content, var gzipFile) = await Unpacker.OpenGzipFileAsync(content, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            if (gzipFile && encodings.Count == Unpacker.MostEncodings)
            {
                return Body.Of(FailureKind.BadEncoding, $"a gzip file inside {encodings.Count} content encodings");
            }

            return await ReadAllAsync(content, metered, gzipFile || encodings.Count > 0, profile, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Body> ReadAllAsync(Stream content, MeteredStream metered, bool packed, FetchProfile profile, CancellationToken cancellationToken)
    {
        using var pieces = new BodyPieces(profile.Limit);
        while (true)
        {
            var count = await content.ReadAsync(pieces.Room(), cancellationToken).ConfigureAwait(false);
            pieces.Add(count);
            if (count == 0)
            {
                return new Body(pieces.Whole(pieces.Length), null);
            }

            if (pieces.Length > profile.Limit)
            {
                return profile.Truncate
                    ? new Body(pieces.Whole(profile.Limit), null)
                    : Body.Of(FailureKind.TooLarge, $"more than the limit of {Bytes(profile.Limit)}{(packed ? " after decompression" : "")}");
            }

            if (packed && pieces.Length > RatioJudgedFrom && pieces.Length / options.Ratio > metered.Received)
            {
                return Body.Of(FailureKind.TooLarge, $"{Bytes(metered.Received)} unpack to more than {Bytes(pieces.Length)}, the largest ratio is {options.Ratio}");
            }
        }
    }

    private static string Bytes(long count) => count switch
    {
        >= 1 << 20 => (count / (double)(1 << 20)).ToString("0.# 'MiB'", CultureInfo.InvariantCulture),
        >= 1 << 10 => (count / 1024d).ToString("0.# 'KiB'", CultureInfo.InvariantCulture),
        _ => count.ToString("0 'bytes'", CultureInfo.InvariantCulture),
    };

    private static string Printable(string text) =>
        new([.. text.Take(40).Select(c => char.IsControl(c) ? '?' : c)]);
}
