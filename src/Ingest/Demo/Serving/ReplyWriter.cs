using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ingest.Demo.Serving;

/// <summary>Sends a reply as HTTP wants it: validators, 304 (RFC 9110 §13), gzip, Retry-After.</summary>
internal static class ReplyWriter
{
    /// <returns>The status that was sent.</returns>
    public static async Task<int> SendAsync(HttpContext context, House house, Reply reply)
    {
        var response = context.Response;
        var tag = HasTag(house, reply) ? $"\"{Convert.ToHexStringLower(SHA256.HashData(reply.Body))[..16]}\"" : null;
        var modified = HasDate(house, reply) ? reply.LastModified : null;
        if (tag is not null)
        {
            response.Headers[HeaderNames.ETag] = tag;
        }

        if (modified is { } date)
        {
            response.Headers[HeaderNames.LastModified] = HttpDate(date);
        }

        if (reply.Status == StatusCodes.Status200OK && IsCurrent(context.Request, tag, modified))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return response.StatusCode;
        }

        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        if (reply.Location is { } location)
        {
            response.Headers[HeaderNames.Location] = location;
        }

        if (reply.RetryAfter is { } wait)
        {
            response.Headers[HeaderNames.RetryAfter] = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        await WriteBodyAsync(context, house, reply.Body);
        return response.StatusCode;
    }

    private static bool HasTag(House house, Reply reply) =>
        reply is { Status: StatusCodes.Status200OK, LastModified: not null } && house.Validators is ValidatorStyle.Both or ValidatorStyle.ETag;

    private static bool HasDate(House house, Reply reply) =>
        reply.Status == StatusCodes.Status200OK && house.Validators is ValidatorStyle.Both or ValidatorStyle.LastModified;

    /// <summary>If-None-Match takes precedence over If-Modified-Since (RFC 9110 §13.2.2).</summary>
    private static bool IsCurrent(HttpRequest request, string? tag, DateTimeOffset? modified)
    {
        if (tag is not null && request.Headers.TryGetValue(HeaderNames.IfNoneMatch, out var tags))
        {
            return tags.Any(value => value == tag || value == "*");
        }

        return modified is { } date && request.Headers.IfModifiedSince == HttpDate(date);
    }

    private static async Task WriteBodyAsync(HttpContext context, House house, byte[] body)
    {
        if (body.Length > 0 && house.Gzip && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.Headers.Vary = "Accept-Encoding";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
            await gzip.WriteAsync(body, context.RequestAborted);
            return;
        }

        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static string HttpDate(DateTimeOffset at) => at.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
}
