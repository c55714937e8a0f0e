using Ingest.Core.Storage;

namespace Ingest.Operator;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store does as well.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live\n"));
        app.MapGet("/health/ready", async (IIngestStore store, CancellationToken cancellationToken) =>
        {
            try
            {
                await store.Runs.LatestAsync(source: null, limit: 1, cancellationToken);
                return Results.Text("ready\n");
            }
            catch (StoreUnavailableException exception)
            {
                return Results.Text("not ready: " + exception.Message + "\n", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
