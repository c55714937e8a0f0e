using System.Globalization;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.WebSub;

/// <summary><c>/websub/TOKEN</c>: hubs ask here whether a request was ours, and tell here that a document has changed.</summary>
internal static class WebSubEndpoint
{
    public static void MapWebSub(this WebApplication app)
    {
        app.MapGet("/websub/{token}", Verify);
        app.MapPost("/websub/{token}", HearAsync);
    }

    /// <summary>Hubs ask and tell again after this.</summary>
    private static IResult NotYet => Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private static IResult Verify(string token, HttpRequest request, Subscriptions subscriptions, ILogger<SubscriptionKeeper> logger)
    {
        string? Get(string name) => request.Query["hub." + name];
        if (subscriptions.Find(token) is not { } known)
        {
            return subscriptions.IsComplete ? Results.NotFound() : NotYet;
        }

        var mode = Get("mode") ?? "";
        Uri.TryCreate(Get("topic"), UriKind.Absolute, out var topic);
        if (mode == "denied" && topic == known.Topic)
        {
            subscriptions.Deny(token);
            logger.HubDenied(known.Source, known.Hub.Host);
            return Results.Ok();
        }

        var lease = int.TryParse(Get("lease_seconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        if (Get("challenge") is not { Length: > 0 } challenge || !subscriptions.Confirm(token, mode, topic, lease))
        {
            return Results.NotFound();
        }

        logger.HubConfirmed(known.Source, known.Hub.Host, mode);
        return Results.Text(challenge);
    }

    /// <summary>Whatever is signed right makes the source due; what the notification says of it is fetched from its site. A wrong signature is answered like a right one (§7.1.2).</summary>
    private static async Task<IResult> HearAsync(
        string token, HttpRequest request, Subscriptions subscriptions, DueNow due, IOptions<WebSubOptions> options, ILogger<SubscriptionKeeper> logger, CancellationToken cancellationToken)
    {
        if (subscriptions.Find(token) is not { IsEnding: false } known)
        {
            // Gone ends a subscription that is no longer ours. Whether this worker or another asked for it is all one: what is wanted is heard.
            return subscriptions.IsComplete ? Results.StatusCode(StatusCodes.Status410Gone) : NotYet;
        }

        if (await ReadAsync(request, options.Value.LargestBody, cancellationToken) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (Signature.IsValid(request.Headers["X-Hub-Signature"], body.Span, known.Secret))
        {
            try
            {
                await due.MakeAsync(known.Source, cancellationToken);
            }
            catch (StoreUnavailableException)
            {
                return NotYet;
            }
        }
        else
        {
            logger.BadSignature(known.Source, known.Hub.Host);
        }

        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    /// <summary>Null for a body beyond the limit.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        for (var read = await request.Body.ReadAsync(buffer, cancellationToken); read > 0; read = await request.Body.ReadAsync(buffer, cancellationToken))
        {
            if (body.Length + read > most)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
