namespace Ingest.Core.Sources;

/// <summary>A value that must not be printed.</summary>
public sealed record Secret
{
    private readonly string _value;

    public Secret(string value) => _value = value;

    /// <summary>The value, for the one place that sends it.</summary>
    public string Reveal() => _value;

    public override string ToString() => "(secret)";
}
