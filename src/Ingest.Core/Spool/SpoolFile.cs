namespace Ingest.Core.Spool;

/// <summary>One article on disk. Names grow with time, so that the lowest is the oldest.</summary>
public sealed record SpoolFile(string Path, long Size)
{
    internal const string Pattern = "*.zst";

    public string Name => System.IO.Path.GetFileName(Path);
}
