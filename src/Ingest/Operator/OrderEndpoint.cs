using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources.Reading;
using Ingest.Core.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Ingest.Operator;

/// <summary>
/// <c>POST /api/v1/sources/ID/pause?for=&amp;reason=&amp;by=</c>, <c>resume</c>, <c>run</c> and <c>reset</c>, for the verbs; the same without
/// <c>/api/v1</c> for the forms of the operator page.
/// </summary>
internal static class OrderEndpoint
{
    private const string ByPage = "the operator page";

    private static readonly Dictionary<string, OrderKind> Kinds = new(StringComparer.Ordinal)
    {
        ["pause"] = OrderKind.Pause,
        ["resume"] = OrderKind.Resume,
        ["run"] = OrderKind.RunNow,
        ["reset"] = OrderKind.Reset,
    };

    /// <summary>Path and query of an order.</summary>
    public static string PathOf(SourceOrder order) =>
        $"/api/v1/sources/{Uri.EscapeDataString(order.Source.Value)}/{Kinds.First(kind => kind.Value == order.Kind).Key}"
        + QueryString.Create(new Dictionary<string, string?> { ["for"] = order.For is { } length ? Durations.Write(length) : null, ["reason"] = order.Reason, ["by"] = order.By });

    public static void MapOrders(this WebApplication app)
    {
        foreach (var (word, kind) in Kinds)
        {
            app.MapPost("/api/v1/sources/{id}/" + word, async (HttpRequest request, string id, [FromQuery(Name = "for")] string? length, string? reason, string? by, OrderDesk desk, CancellationToken token) =>
                !OwnRequest.Is(request) ? OwnRequest.Refuse()
                : Read(kind, id, length, reason, string.IsNullOrWhiteSpace(by) ? "somebody by the API" : by) is { } order ? Answer(order, await desk.CarryOutAsync(order, token))
                : NoLength(length));
            app.MapPost("/sources/{id}/" + word, async (HttpRequest request, string id, AntiforgeryToken antiforgery, OrderDesk desk, CancellationToken token) =>
            {
                var form = request.HasFormContentType ? await request.ReadFormAsync(token) : FormCollection.Empty;
                if (!antiforgery.Is(form[AntiforgeryToken.Field]))
                {
                    return Results.Text("The page with this form is older than the daemon, or of another site. Load it again.\n", statusCode: StatusCodes.Status403Forbidden);
                }

                return Read(kind, id, form["for"], form["reason"], ByPage) is not { } order ? NoLength(form["for"])
                    : await desk.CarryOutAsync(order, token) is not { } result ? Missing.Page($"source '{id}'")
                    : result.Done ? Results.Redirect("/sources/" + Uri.EscapeDataString(id))
                    : Results.Text($"Source {result.Source} {result.Words}.\n", statusCode: StatusCodes.Status409Conflict);
            });
        }
    }

    private static SourceOrder? Read(OrderKind kind, string id, string? length, string? reason, string by)
    {
        var order = new SourceOrder(new SourceId(id), kind, by) { Reason = reason };
        return string.IsNullOrEmpty(length) ? order : SourceOrder.LengthOf(length) is { } time ? order with { For = time } : null;
    }

    private static IResult NoLength(string? length) =>
        Results.Text($"'{length}' is no length of a pause; write it like 90m, 2h or 3d.\n", statusCode: StatusCodes.Status400BadRequest);

    private static IResult Answer(SourceOrder order, OrderResult? result) => Results.Json(
        result ?? OrderResult.Unknown(order.Source), StoryJson.Options,
        statusCode: result is null ? StatusCodes.Status404NotFound : result.Done ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
}
