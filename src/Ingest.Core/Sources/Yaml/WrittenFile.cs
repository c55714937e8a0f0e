namespace Ingest.Core.Sources.Yaml;

/// <summary>A file as lines, so that a place in it can be shown wherever its values end up.</summary>
internal sealed class WrittenFile(string path, string text)
{
    /// <summary>Path as the operator knows it.</summary>
    public string Path => path;

    public string Text => text;

    public IReadOnlyList<string> Lines { get; } = text.ReplaceLineEndings("\n").Split('\n');
}
