namespace Ingest.Core.Model;

/// <summary>How an appearance relates to the story it belongs to.</summary>
public enum AppearanceRelation
{
    Original,
    Duplicate,
    Variant,
    Revision,
}
