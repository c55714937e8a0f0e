namespace Ingest.Core.Storage;

/// <summary>Records of one kind on both sides of a copy.</summary>
public sealed record CopyCount(RecordKind Kind, long From, long To)
{
    public bool Same => From == To;
}
