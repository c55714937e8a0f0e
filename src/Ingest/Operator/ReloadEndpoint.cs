using Ingest.Core.Storage;
using Ingest.Reloading;
using Microsoft.AspNetCore.Mvc;

namespace Ingest.Operator;

/// <summary><c>GET /api/v1/reload</c>: how the last reload went. <c>POST</c>: reads the source files again, for <c>ingest reload</c>.</summary>
internal static class ReloadEndpoint
{
    public const string Path = "/api/v1/reload";

    /// <summary>No page of another site can send it without asking first, which nobody answers: what changes something needs it.</summary>
    public const string Header = "X-Ingest-Request";

    public static void MapReload(this WebApplication app)
    {
        app.MapGet(Path, (SourceReloader reloader) => reloader.Status is { } status ? Results.Json(status, StoryJson.Options) : Results.NotFound());
        app.MapPost(Path, async (HttpRequest request, bool? confirm, [FromQuery(Name = "dry_run")] bool? dryRun, SourceReloader reloader, CancellationToken token) => IsOurs(request)
            ? Results.Json(dryRun == true ? await reloader.PreviewAsync(confirm == true, token) : await reloader.ReloadAsync(confirm == true, token), StoryJson.Options)
            : Results.Text($"What changes something is asked for with the header {Header}, and not by a page of another site.\n", statusCode: StatusCodes.Status403Forbidden));
    }

    private static bool IsOurs(HttpRequest request) =>
        request.Headers.ContainsKey(Header)
        && (request.Headers.Origin.Count == 0 || request.Headers.Origin == $"{request.Scheme}://{request.Host}");
}
