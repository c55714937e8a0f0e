namespace Ingest.Core.Model;

/// <summary>The text of a source file, of a template or of the defaults, as it was read.</summary>
/// <param name="File">Path within the folder of sources, with <c>/</c>.</param>
/// <param name="Text">The text.</param>
public sealed record SourceText(string File, string Text);
