namespace Ingest.Core.Model;

/// <summary>The name of a source: lower-case letters, digits and hyphens, as written in its file.</summary>
public readonly record struct SourceId(string Value)
{
    public override string ToString() => Value;
}
