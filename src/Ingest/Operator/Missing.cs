using Ingest.Operator.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingest.Operator;

/// <summary>The answer to a request for what is not there: it names what was asked for.</summary>
internal static class Missing
{
    private const string Api = "/api";

    /// <summary>Where nobody looks but programs that ask for one thing: no page.</summary>
    private static readonly string[] Bare = ["/health", "/websub"];

    /// <summary>A page that leads home.</summary>
    /// <param name="what">What there is none of, such as <c>source 'harold'</c>.</param>
    public static IResult Page(string what) =>
        new RazorComponentResult<MissingView>(new Dictionary<string, object?> { ["What"] = what }) { StatusCode = StatusCodes.Status404NotFound };

    /// <summary>Problem details (RFC 9457).</summary>
    /// <param name="what">What there is none of.</param>
    public static IResult Problem(string what) => Results.Problem($"There is no {what}.", statusCode: StatusCodes.Status404NotFound, title: "Not found");

    /// <summary>For every path that is none of ours.</summary>
    public static void MapMissing(this WebApplication app) => app.MapFallback("{*path}", (HttpRequest request) =>
        Bare.Any(path => request.Path.StartsWithSegments(path)) ? Results.NotFound()
        : request.Path.StartsWithSegments(Api) ? Problem($"address {request.Path}; those under /api/v1 are the paths of the pages")
        : Page($"page {request.Path}"));
}
