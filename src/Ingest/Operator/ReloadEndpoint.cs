using Ingest.Core.Storage;
using Ingest.Reloading;
using Microsoft.AspNetCore.Mvc;

namespace Ingest.Operator;

/// <summary><c>GET /api/v1/reload</c>: how the last reload went. <c>POST</c>: reads the source files again, for <c>ingest reload</c>.</summary>
internal static class ReloadEndpoint
{
    public const string Path = "/api/v1/reload";

    public static void MapReload(this WebApplication app)
    {
        app.MapGet(Path, (SourceReloader reloader) => reloader.Status is { } status ? Results.Json(status, StoryJson.Options) : Missing.Problem("reload yet"));
        app.MapPost(Path, async (HttpRequest request, bool? confirm, [FromQuery(Name = "dry_run")] bool? dryRun, SourceReloader reloader, CancellationToken token) => OwnRequest.Is(request)
            ? Results.Json(dryRun == true ? await reloader.PreviewAsync(confirm == true, token) : await reloader.ReloadAsync(confirm == true, token), StoryJson.Options)
            : OwnRequest.Refuse());
    }
}
