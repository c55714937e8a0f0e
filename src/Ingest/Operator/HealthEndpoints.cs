using Ingest.Daemon;

namespace Ingest.Operator;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store does as well, and nothing waits for it.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live\n"));
        app.MapGet("/health/ready", async (Readiness readiness, CancellationToken cancellationToken) => await readiness.TroubleAsync(cancellationToken) is { } trouble
            ? Results.Text("not ready: " + trouble + "\n", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready\n"));
    }
}
