namespace Ingest.Core.Sources.Reloading;

/// <summary>What a reload comes to, before it is applied.</summary>
/// <param name="Before">What runs.</param>
/// <param name="After">What is to run.</param>
/// <param name="Changes">The difference, in order of the files; rejected and held files are in it as long as they are so.</param>
public sealed record Reload(SourceBook Before, SourceBook After, IReadOnlyList<SourceChange> Changes)
{
    public int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind);

    /// <summary>True when everything in the folder is applied as it stands.</summary>
    public bool IsClean => Count(ChangeKind.Rejected) + Count(ChangeKind.Held) == 0;
}
