namespace Ingest.Cli;

/// <summary>One line of a JSON lines file.</summary>
internal sealed record JsonLine(int Number, string Text);
