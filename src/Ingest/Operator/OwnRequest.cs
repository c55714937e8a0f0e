namespace Ingest.Operator;

/// <summary>What changes something is asked for by our own verbs and programs, and not by a page of another site that an operator happens to look at.</summary>
internal static class OwnRequest
{
    /// <summary>No page of another site can send it without asking first, which nobody answers.</summary>
    public const string Header = "X-Ingest-Request";

    public static bool Is(HttpRequest request) => request.Headers.ContainsKey(Header) && IsOfOurs(request);

    public static IResult Refuse() =>
        Results.Text($"What changes something is asked for with the header {Header}, and not by a page of another site.\n", statusCode: StatusCodes.Status403Forbidden);

    /// <summary>Sent by a program, or by a page of this daemon.</summary>
    private static bool IsOfOurs(HttpRequest request) => request.Headers.Origin.Count == 0 || request.Headers.Origin == $"{request.Scheme}://{request.Host}";
}
