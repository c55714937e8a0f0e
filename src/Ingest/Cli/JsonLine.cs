namespace Ingest.Cli;

/// <summary>One line of a JSON lines file.</summary>
/// <param name="Problem">Why the file could not be read on from here; null when the line was read.</param>
internal sealed record JsonLine(int Number, string Text, string? Problem = null);
