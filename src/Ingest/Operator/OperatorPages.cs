using Ingest.Core.Storage;
using Ingest.Daemon;
using Ingest.Operator.Api;
using Ingest.Operator.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingest.Operator;

/// <summary>The operator page, and below <c>/api/v1</c> the same as JSON.</summary>
internal static class OperatorPages
{
    /// <summary>Who runs here, for <c>ingest status</c>.</summary>
    public const string DaemonPath = Api + "/daemon";

    private const string Api = "/api/v1";
    private const string StyleSheet = "Ingest.Operator.page.css";

    public static IServiceCollection AddOperatorPages(this IServiceCollection services)
    {
        services.AddRazorComponents();

        // The pages have no state, and their forms an antiforgery token of the process: no keys that would protect them are kept on disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services.AddSingleton<OperatorGuard>().AddSingleton<OperatorQueries>().AddSingleton<AntiforgeryToken>().AddSingleton<OrderDesk>();
    }

    public static void MapOperatorPages(this WebApplication app)
    {
        var guard = app.Services.GetRequiredService<OperatorGuard>();
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/websub"),
            branch => branch.Use(next => context => guard.InvokeAsync(context, next)));

        app.MapGet("/page.css", () => Results.Stream(typeof(OperatorPages).Assembly.GetManifestResourceStream(StyleSheet)!, "text/css"));

        app.MapGet("/", async (OperatorQueries ask, CancellationToken token) => Show<SourcesView>(await ask.SourcesAsync(token)));
        app.MapGet(Api + "/sources", async (OperatorQueries ask, CancellationToken token) => Json(ApiSources.Of(await ask.SourcesAsync(token))));
        app.MapGet(DaemonPath, (RunningDaemon daemon) => Json(daemon.Account));

        app.MapGet("/sources/{id}", async (string id, OperatorQueries ask, CancellationToken token) => Show<SourceView>(await ask.SourceAsync(id, token), $"source '{id}'"));
        app.MapGet(Api + "/sources/{id}", async (string id, OperatorQueries ask, CancellationToken token) => Json(await ask.SourceAsync(id, token) is { } source ? ApiSource.Of(source) : null, $"source '{id}'"));

        app.MapGet("/stories", async (string? source, string? search, string? cursor, OperatorQueries ask, CancellationToken token) => Show<StoriesView>(await ask.StoriesAsync(source, search, cursor, token)));
        app.MapGet(Api + "/stories", async (string? source, string? search, string? cursor, OperatorQueries ask, CancellationToken token) => Json(ApiStories.Of(await ask.StoriesAsync(source, search, cursor, token))));

        app.MapGet("/stories/{id}", async (string id, OperatorQueries ask, CancellationToken token) => Show<StoryView>(await ask.StoryAsync(id, token), $"story '{id}'"));
        app.MapGet(Api + "/stories/{id}", async (string id, OperatorQueries ask, CancellationToken token) => Json(await ask.StoryAsync(id, token) is { } story ? ApiStory.Of(story) : null, $"story '{id}'"));

        app.MapGet("/stories/{id}/beside", async (string id, string with, OperatorQueries ask, CancellationToken token) => Show<BesideView>(await ask.BesideAsync(id, with, token), $"text of story '{id}' beside '{with}'"));
        app.MapGet(Api + "/stories/{id}/beside", async (string id, string with, OperatorQueries ask, CancellationToken token) => Json(await ask.BesideAsync(id, with, token), $"text of story '{id}' beside '{with}'"));

        app.MapGet("/issues", async (string? source, OperatorQueries ask, CancellationToken token) => Show<IssuesView>(await ask.IssuesAsync(source, token)));
        app.MapGet(Api + "/issues", async (string? source, OperatorQueries ask, CancellationToken token) => Json(ApiIssues.Of(await ask.IssuesAsync(source, token))));

        app.MapGet("/quarantine", async (string? source, string? cursor, OperatorQueries ask, CancellationToken token) => Show<QuarantineView>(await ask.QuarantineAsync(source, cursor, token)));
        app.MapGet(Api + "/quarantine", async (string? source, string? cursor, OperatorQueries ask, CancellationToken token) => Json(ApiQuarantine.Of(await ask.QuarantineAsync(source, cursor, token))));

        app.MapGet("/reading", async (string url, OperatorQueries ask, CancellationToken token) => Show<ReadingView>(await ask.ReadingAsync(url, token), $"raw page of {url}"));
        app.MapGet(Api + "/reading", async (string url, OperatorQueries ask, CancellationToken token) => Json(await ask.ReadingAsync(url, token) is { } reading ? ApiReading.Of(reading) : null, $"raw page of {url}"));
        app.MapMissing();
    }

    private static RazorComponentResult<TView> Show<TView>(object model)
        where TView : IComponent => new(new Dictionary<string, object?> { ["Model"] = model });

    /// <param name="model">What is shown; null when there is no such thing.</param>
    /// <param name="what">What it is, for people who asked for one that there is not.</param>
    private static IResult Show<TView>(object? model, string what)
        where TView : IComponent =>
        model is null ? Missing.Page(what) : Show<TView>(model);

    private static IResult Json(object model) => Results.Json(model, StoryJson.Options);

    private static IResult Json(object? model, string what) => model is null ? Missing.Problem(what) : Json(model);
}
