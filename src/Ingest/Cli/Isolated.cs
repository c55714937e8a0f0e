namespace Ingest.Cli;

/// <summary>A text from the web between marks that keep its direction to itself: whatever it is, it does not turn what stands around it (Unicode UAX #9, first strong isolate).</summary>
internal static class Isolated
{
    private const char Isolate = '\u2068';
    private const char PopIsolate = '\u2069';

    /// <param name="text">What must hold no such mark itself, as <see cref="SummaryPrinter.Plain"/> gives it.</param>
    public static string Text(string text) => $"{Isolate}{text}{PopIsolate}";
}
