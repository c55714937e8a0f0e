namespace Ingest.Cli.Adding;

/// <summary>A proposed value and what speaks for it, in words.</summary>
internal sealed record Evident(string Value, string Evidence);
