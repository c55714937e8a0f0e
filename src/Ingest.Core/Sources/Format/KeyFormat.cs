namespace Ingest.Core.Sources.Format;

/// <summary>One key of a source file: what it means and what it takes.</summary>
/// <param name="Name">The key as it is written.</param>
/// <param name="Value">What it takes.</param>
/// <param name="Description">What it does, in a sentence, with its default where it has one.</param>
/// <param name="Example">A value as it stands in a file, in YAML's flow style.</param>
public sealed record KeyFormat(string Name, ValueFormat Value, string Description, string Example)
{
    /// <summary>The map is wrong without it.</summary>
    public bool IsRequired { get; init; }
}
