namespace Ingest.Core.Model;

/// <summary>What a person decided about two texts.</summary>
public enum CorrectionKind
{
    /// <summary>They are one story.</summary>
    Same,

    /// <summary>They are not.</summary>
    Apart,
}
