namespace Ingest.Cli;

/// <summary>Text from the web within a line of ours: whatever its direction, it does not turn what stands beside it (Unicode UAX #9, first strong isolate).</summary>
internal static class Isolated
{
    private const char Begin = '\u2068';
    private const char End = '\u2069';

    /// <param name="text">The text; commands to the terminal and marks that would end the isolate early become blanks.</param>
    public static string Of(string text) => $"{Begin}{SummaryPrinter.Plain(text)}{End}";
}
