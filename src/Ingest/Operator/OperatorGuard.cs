using System.Net;
using System.Security.Cryptography;
using System.Text;
using Ingest.Daemon;
using Microsoft.Extensions.Options;

namespace Ingest.Operator;

/// <summary>
/// Lets in who may see the operator page. On loopback everyone on this machine, asked for by a loopback name: another site's page that is
/// given a loopback address by its name server (DNS rebinding) is not. At any other address only who knows the token.
/// </summary>
internal sealed class OperatorGuard(IOptions<DaemonOptions> options)
{
    private const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What proxies add: who asks by way of one is not on this machine.</summary>
    private static readonly string[] OfProxies = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    private readonly bool _loopback = IsLoopback(options.Value.Listen);
    private readonly byte[]? _token = options.Value.Token is { Length: > 0 } token ? SHA256.HashData(Encoding.UTF8.GetBytes(token)) : null;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        if (_token is not null ? IsKnown(context.Request.Headers.Authorization.ToString()) : _loopback && IsLoopbackName(context.Request.Host.Host) && !OfProxies.Any(context.Request.Headers.ContainsKey))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = _token is null ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        if (_token is not null)
        {
            headers.WWWAuthenticate = "Basic realm=\"ingest\", charset=\"UTF-8\"";
        }

        await context.Response.WriteAsync(_token is null
            ? "The operator page is shown at loopback addresses only, and not through a proxy; Daemon:Token opens it for others.\n"
            : "Daemon:Token is asked for, as the password of any user name or as a bearer token.\n");
    }

    /// <summary>Bearer token, or the password of basic authentication, which browsers ask for.</summary>
    private bool IsKnown(string authorization)
    {
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
        {
            return false;
        }

        var given = authorization[(space + 1)..].Trim();
        if (authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            var pair = new byte[given.Length];
            given = Convert.TryFromBase64String(given, pair, out var length) && Encoding.UTF8.GetString(pair, 0, length) is var text && text.Contains(':', StringComparison.Ordinal)
                ? text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]
                : string.Empty;
        }

        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), _token!);
    }

    private static bool IsLoopback(string listen) => Uri.TryCreate(listen, UriKind.Absolute, out var url) && IsLoopbackName(url.Host);

    private static bool IsLoopbackName(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
